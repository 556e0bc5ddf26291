<?php
/**
 * The plugin with the extension: what is loaded at once, and what when it is needed.
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

foreach ( array( 'connectors', 'network', 'seal', 'guard', 'unlock', 'recheck', 'alert', 'carried', 'watch' ) as $file ) {
	load( $file );
}
if ( is_admin() ) {
	load( 'card' );
	load( 'screen' );
	load( 'signposts' );
	load( 'network-screen' );
	load( 'help' );
}
if ( defined( 'WP_CLI' ) && WP_CLI ) {
	load( 'cli' );
	CLI\register();
}

Known\each( __NAMESPACE__ . '\\watch' );
Unlock\register();
Alert\register();
Watch\register();

add_filter( 'aikey_option_is_opened', __NAMESPACE__ . '\\Seal\\is_opened', 10, 2 );
add_filter( 'aikey_result', __NAMESPACE__ . '\\translate', 5 );
add_action( 'init', __NAMESPACE__ . '\\load_translations' );
add_action( 'init', __NAMESPACE__ . '\\Recheck\\register' );
add_action( 'init', __NAMESPACE__ . '\\register_with_client', 21 ); // After core has passed keys.
add_action( 'rest_api_init', __NAMESPACE__ . '\\register_routes' );
add_filter( 'site_status_tests', __NAMESPACE__ . '\\add_health_test' );
add_filter( 'debug_information', __NAMESPACE__ . '\\add_debug_information' );

/** What is done about a key's option, whoever reads or writes it. */
function watch( string $option, string $id ): void {
	Guard\watch( $option );
	Seal\watch( $option );
	Unlock\watch( Known\flag( $id ) );
	Carried\watch( $option );
}

function load_translations(): void {
	if ( Seal\is_must_use() ) {
		load_textdomain( 'aikey', dirname( FILE ) . '/languages/aikey-' . determine_locale() . '.mo' );
	} else {
		load_plugin_textdomain( 'aikey', false, 'aikey/languages' );
	}
}

/** @param mixed $result Of one of the extension's functions. */
function translate( $result ) {
	load( 'texts' );
	return isset( $result['connector'], $result['code'], $result['links'] ) ? Texts\translate( $result ) : $result;
}

function register_with_client(): void {
	if ( function_exists( 'wp_get_connectors' ) ) {
		load( 'ai-client' );
		Client\register();
	}
}

function register_routes(): void {
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
