<?php
/**
 * What is different on a network of sites: who may set keys, and how often a site may test a key that is not its own.
 *
 * @package aikey
 */

namespace AIKey\Network;

use AIKey\Connectors;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/** The network's option: '0' if only its administrators may set keys on sites. */
const SITES_MAY = 'aikey_sites_set_keys';

/** Before a connector's id: the transient with when and on which site the network's key was tested. */
const TESTS = 'aikey_tests_';

/** The time in which tests are counted, in seconds, and how many of them one site and all sites may make. */
const WINDOW      = 600;
const OF_ONE_SITE = 6;
const OF_ALL      = 60;

function sites_may_set_keys(): bool {
	return '0' !== get_site_option( SITES_MAY, '1' );
}

/** Whether the current user may set keys. Where nobody is logged in, as in cron and on the command line, nobody is asked. */
function may_set_keys(): bool {
	if ( ! is_multisite() || sites_may_set_keys() || ! function_exists( 'is_user_logged_in' ) ) {
		return true;
	}
	return ! is_user_logged_in() || current_user_can( 'manage_network_options' );
}

/** Why the current user may not; '' if she may. */
function refusal(): string {
	return may_set_keys() ? '' : __( 'On this network, only the network\'s administrators can set, replace or remove AI keys.', 'aikey' );
}

/** The same for a reply over REST; null if she may. */
function forbid(): ?WP_Error {
	$refusal = refusal();
	return '' === $refusal ? null : new WP_Error( 'aikey_forbidden', $refusal, array( 'status' => 403 ) );
}

/**
 * Notes a request that uses a key which the site does not own: one from the environment or a constant.
 *
 * @return WP_Error|null Why it may not be made now.
 */
function throttle( string $id ): ?WP_Error {
	if ( ! is_multisite() || current_user_can( 'manage_network_options' ) || ! Connectors\is_set_outside( aikey_source( $id ) ) ) {
		return null;
	}
	$now   = time();
	$blog  = get_current_blog_id();
	$tests = array_values( array_filter( (array) get_site_transient( TESTS . $id ), fn( $test ) => is_array( $test ) && $test[0] > $now - WINDOW ) );
	$own   = array_values( array_filter( $tests, fn( $test ) => $test[1] === $blog ) );
	$wait  = max( wait( $own, OF_ONE_SITE, $now ), wait( $tests, OF_ALL, $now ) );
	if ( $wait > 0 ) {
		$message = sprintf(
			/* translators: 1: Name of a provider. 2: Duration, such as "5 minutes". */
			__( 'The key for %1$s belongs to the whole network and has been tested often. It can be tested again in %2$s.', 'aikey' ),
			Connectors\name( $id ),
			human_time_diff( $now, $now + $wait )
		);
		return new WP_Error( 'aikey_too_many_tests', $message, array( 'status' => 429 ) );
	}
	set_site_transient( TESTS . $id, array( ...$tests, array( $now, $blog ) ), WINDOW );
	return null;
}

/**
 * Seconds until another one is allowed.
 *
 * @param list<array{int, int}> $tests Those that count, the oldest first.
 */
function wait( array $tests, int $most, int $now ): int {
	$decides = $tests[ count( $tests ) - $most ] ?? null;
	return null === $decides ? 0 : max( 0, $decides[0] + WINDOW - $now );
}
