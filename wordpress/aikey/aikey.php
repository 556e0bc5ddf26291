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
	add_action( 'admin_notices', __NAMESPACE__ . '\\report_missing_extension' );
	return;
}

const FILE = __FILE__;

foreach ( array( 'connectors', 'stored', 'seal', 'guard', 'unlock', 'recheck' ) as $file ) {
	load( $file );
}
if ( is_admin() ) {
	load( 'screen' );
	load( 'help' );
}
if ( defined( 'WP_CLI' ) && WP_CLI ) {
	load( 'cli' );
	\WP_CLI::add_command( 'aikey', CLI\Command::class );
}

Unlock\register();
watch_options();
add_action( 'wp_connectors_init', __NAMESPACE__ . '\\watch_options', PHP_INT_MAX ); // After those of all plugins.

add_action( 'init', __NAMESPACE__ . '\\load_translations' );
add_action( 'init', __NAMESPACE__ . '\\pass_keys', 21 ); // After core has passed its own.
add_action( 'init', __NAMESPACE__ . '\\Recheck\\register' );
add_action( 'rest_api_init', __NAMESPACE__ . '\\register_rest' );
add_filter( 'site_status_tests', __NAMESPACE__ . '\\add_health_test' );
add_filter( 'debug_information', __NAMESPACE__ . '\\add_debug_information' );
register_activation_hook( __FILE__, __NAMESPACE__ . '\\activate' );
register_deactivation_hook( __FILE__, __NAMESPACE__ . '\\deactivate' );

function report_missing_extension(): void {
	if ( current_user_can( 'manage_options' ) ) {
		printf(
			'<div class="notice notice-error"><p>%s</p></div>',
			esc_html__( 'The aikey plugin needs the PHP extension of the same name, which is not installed on this server. Until it is, the plugin does nothing. Ask your host to install it.', 'aikey' )
		);
	}
}

/** Loads one of includes/: what few requests need is loaded by the hooks below. */
function load( string $name ): void {
	require_once __DIR__ . "/includes/$name.php";
}

/** At once, and again for the connectors that plugins register. */
function watch_options(): void {
	foreach ( Connectors\discover() as $option => list( $id, $flag ) ) {
		Guard\watch( $option );
		Seal\watch( $option );
		Unlock\watch( $option, $flag, $id );
	}
}

function load_translations(): void {
	if ( str_starts_with( wp_normalize_path( FILE ), wp_normalize_path( WPMU_PLUGIN_DIR ) ) ) {
		load_muplugin_textdomain( 'aikey', 'aikey/languages' );
	} else {
		load_plugin_textdomain( 'aikey', false, 'aikey/languages' );
	}
}

function pass_keys(): void {
	if ( function_exists( 'wp_get_connectors' ) ) {
		load( 'ai-client' );
		Client\pass_keys();
	}
}

function register_rest(): void {
	load( 'rest' );
	Rest\register();
	Guard\register();
}

function add_health_test( array $tests ): array {
	load( 'site-health' );
	return SiteHealth\add_test( $tests );
}

function add_debug_information( array $info ): array {
	load( 'site-health' );
	return SiteHealth\add_debug( $info );
}

/** @param mixed $network_wide Not a boolean if WP-CLI calls. */
function activate( $network_wide ): void {
	load( 'activation' );
	Activation\activate( (bool) $network_wide );
}

/** @param mixed $network_wide Not a boolean if WP-CLI calls. */
function deactivate( $network_wide ): void {
	load( 'activation' );
	Activation\deactivate( (bool) $network_wide );
}
