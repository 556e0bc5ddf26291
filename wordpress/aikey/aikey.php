<?php
/**
 * Plugin Name:       aikey
 * Description:       Bring your own AI key: Save & Test says what is wrong, who has to act and where to click. Keys are stored sealed, and no outage ever erases one.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.2
 * License:           MIT
 * Text Domain:       aikey
 * Domain Path:       /languages
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

if ( ! extension_loaded( 'aikey' ) ) {
	add_action(
		'admin_notices',
		function () {
			if ( current_user_can( 'manage_options' ) ) {
				printf(
					'<div class="notice notice-error"><p>%s</p></div>',
					esc_html__( 'The aikey plugin needs the PHP extension of the same name, which is not installed on this server. Until it is, the plugin does nothing. Ask your host to install it.', 'aikey' )
				);
			}
		}
	);
	return;
}

const FILE = __FILE__;

/** Loads one of includes/. */
function load( string $name ): void {
	require_once __DIR__ . "/includes/$name.php";
}

foreach ( array( 'connectors', 'stored', 'seal', 'guard', 'unlock', 'recheck' ) as $file ) {
	load( $file );
}
if ( is_admin() ) {
	load( 'screen' );
	load( 'help' );
}

Unlock\register();
Connectors\each_option(
	function ( string $option, string $id ) {
		Guard\watch( $option );
		Seal\watch( $option, $id );
		Unlock\watch( $option, $id );
	}
);

add_action(
	'init',
	function () {
		if ( str_starts_with( wp_normalize_path( FILE ), wp_normalize_path( WPMU_PLUGIN_DIR ) ) ) {
			load_muplugin_textdomain( 'aikey', 'aikey/languages' );
		} else {
			load_plugin_textdomain( 'aikey', false, 'aikey/languages' );
		}
	}
);
add_action(
	'init',
	function () {
		if ( function_exists( 'wp_get_connectors' ) ) {
			load( 'ai-client' );
			Client\pass_keys();
		}
	},
	21 // After core's own.
);
add_action(
	'rest_api_init',
	function () {
		load( 'rest' );
		Rest\register();
		Guard\register();
	}
);
add_action( 'init', 'AIKey\\Recheck\\register' );
add_filter(
	'site_status_tests',
	function ( array $tests ) {
		load( 'site-health' );
		return SiteHealth\add_test( $tests );
	}
);
add_filter(
	'debug_information',
	function ( array $info ) {
		load( 'site-health' );
		return SiteHealth\add_debug( $info );
	}
);
register_activation_hook(
	__FILE__,
	function ( $network_wide ) {
		load( 'activation' );
		Activation\activate( (bool) $network_wide );
	}
);
register_deactivation_hook(
	__FILE__,
	function ( $network_wide ) {
		load( 'activation' );
		Activation\deactivate( (bool) $network_wide );
	}
);
if ( defined( 'WP_CLI' ) && WP_CLI ) {
	load( 'cli' );
	\WP_CLI::add_command( 'aikey', CLI\Command::class );
}
