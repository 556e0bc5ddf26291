<?php
/**
 * In the place of the transport of a request that is not to be sent: WordPress returns the reason as a WP_Error.
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

class Refusal {

	private string $reason;

	public function __construct( string $reason ) {
		$this->reason = $reason;
	}

	/** What WordPress's HTTP library calls, with URL, headers, data and options. */
	public function request() {
		$class = class_exists( 'WpOrg\\Requests\\Exception' ) ? 'WpOrg\\Requests\\Exception' : 'Requests_Exception'; // Before WordPress 6.2.
		throw new $class( $this->reason, 'aikey' ); // phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- It becomes a WP_Error.
	}
}
