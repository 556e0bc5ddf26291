<?php
/**
 * What happens when the plugin comes and goes.
 *
 * @package aikey
 */

namespace AIKey\Activation;

use AIKey\Leaving;
use AIKey\Recheck;
use AIKey\Seal;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

\AIKey\load( 'leaving' );

/** Keys that are stored in the clear are sealed. */
function activate( bool $network_wide ): void {
	Stored\on_blogs( $network_wide, __NAMESPACE__ . '\\activate_site' );
}

function activate_site(): void {
	Leaving\come_back();
	if ( \AIKey\runs() ) {
		Seal\seal_all();
		Recheck\schedule();
	}
}

/** WordPress by itself would take a sealed key for a key, so all are stored in the clear again. */
function deactivate( bool $network_wide ): void {
	Stored\on_blogs( $network_wide, __NAMESPACE__ . '\\deactivate_site' );
}

function deactivate_site(): void {
	complain( Leaving\leave() );
}

/**
 * At the command line, and in the log.
 *
 * @param array<string, string> $stuck By option, why its key could not be opened.
 */
function complain( array $stuck ): void {
	foreach ( $stuck as $option => $why ) {
		$text = sprintf(
			/* translators: 1: Address of a site. 2: Name of an option. 3: Reason. */
			__( '%1$s: the encrypted key in %2$s could not be decrypted. It was set aside, and comes back when the plugin is activated again. %3$s', 'aikey' ),
			home_url(),
			$option,
			$why
		);
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			\WP_CLI::warning( $text );
		}
		error_log( "aikey: $text" ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- A key is not where it was.
	}
}
