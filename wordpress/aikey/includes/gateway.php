<?php
/**
 * What WordPress 7's AI client sends its requests with, if php.ini names a base URL of its own for a provider: they go there,
 * as the requests of tests do. A key that is a gateway's never reaches the provider.
 *
 * @package aikey
 */

namespace AIKey;

use WordPress\AiClient\Providers\Http\Contracts\HttpTransporterInterface;
use WordPress\AiClient\Providers\Http\DTO\Request;
use WordPress\AiClient\Providers\Http\DTO\RequestOptions;
use WordPress\AiClient\Providers\Http\DTO\Response;

defined( 'ABSPATH' ) || exit;

class Gateway implements HttpTransporterInterface {

	private HttpTransporterInterface $transporter;

	public function __construct( HttpTransporterInterface $transporter ) {
		$this->transporter = $transporter;
	}

	public function send( Request $request, ?RequestOptions $options = null ): Response {
		$url = self::moved( $request->getUri() );
		return null === $url ? $this->transporter->send( $request, $options ) : $this->send_to( $url, $request, $options );
	}

	/** The URL that takes another's place; null if it stays. */
	private static function moved( string $url ): ?string {
		foreach ( aikey_connectors() as $connector ) {
			$own  = $connector['provider_base_url'] ?? ''; // An older extension does not have it.
			$here = $connector['base_url'];
			if ( '' !== $own && '' !== $here && $own !== $here && str_starts_with( $url, "$own/" ) ) {
				return untrailingslashit( $here ) . substr( $url, strlen( $own ) );
			}
		}
		return null;
	}

	/** A gateway may be in the host's own network and have any port, both of which WordPress takes for unsafe. */
	private function send_to( string $url, Request $request, ?RequestOptions $options ): Response {
		$place   = wp_parse_url( $url );
		$is_safe = fn( $safe, $host ) => $host === $place['host'] ? true : $safe;
		$ports   = fn( $safe, $host ) => $host === $place['host'] ? array_merge( $safe, array( $place['port'] ?? 443 ) ) : $safe;
		add_filter( 'http_request_host_is_external', $is_safe, 10, 2 );
		add_filter( 'http_allowed_safe_ports', $ports, 10, 2 );
		try {
			return $this->transporter->send( Request::fromArray( array( Request::KEY_URI => $url ) + $request->toArray() ), $options );
		} finally {
			remove_filter( 'http_request_host_is_external', $is_safe );
			remove_filter( 'http_allowed_safe_ports', $ports );
		}
	}
}
