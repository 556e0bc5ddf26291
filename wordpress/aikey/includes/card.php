<?php
/**
 * The card of a connector, on any page: its element, and the scripts and styles in assets/.
 *
 * @package aikey
 */

namespace AIKey\Card;

use AIKey\Connectors;

defined( 'ABSPATH' ) || exit;

/** The handle of the script and of the style. */
const HANDLE = 'aikey-card';

/** The scripts that make a card, by handle, and the handles that each needs. */
const SCRIPTS = array(
	'aikey-parts'    => array( 'wp-api-fetch', 'wp-components', 'wp-date', 'wp-element', 'wp-i18n' ),
	'aikey-key'      => array( 'aikey-parts' ),
	'aikey-report'   => array( 'aikey-parts' ),
	'aikey-fields'   => array( 'aikey-parts' ),
	'aikey-requests' => array( 'aikey-parts' ),
	HANDLE           => array( 'aikey-key', 'aikey-report', 'aikey-fields', 'aikey-requests' ),
);

/** The admin-ajax action that sends a file of assets/. */
const ASSET = 'aikey_asset';

/** These files, and what they are. */
const ASSETS = array(
	'card.css'      => 'text/css',
	'card.js'       => 'text/javascript',
	'connectors.js' => 'text/javascript',
	'fields.js'     => 'text/javascript',
	'key.js'        => 'text/javascript',
	'parts.js'      => 'text/javascript',
	'report.js'     => 'text/javascript',
	'requests.js'   => 'text/javascript',
);

add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\\register', 1 );
add_action( 'wp_ajax_' . ASSET, __NAMESPACE__ . '\\send_asset' );

/** Registers the scripts and the style, under names that other plugins can use too. */
function register(): void {
	foreach ( SCRIPTS as $handle => $needs ) {
		$file = str_replace( 'aikey-', '', $handle ) . '.js';
		wp_register_script( $handle, url( $file ), $needs, version( $file ), true );
		wp_set_script_translations( $handle, 'aikey', languages() );
	}
	wp_register_style( HANDLE, url( 'card.css' ), array( 'wp-components' ), version( 'card.css' ) );
}

function enqueue(): void {
	register(); // This may come before its hook.
	wp_enqueue_script( HANDLE );
	wp_enqueue_style( HANDLE );
}

/** An element that the script fills: with it comes the state of the connector, without its key. */
function print_card( string $id ): void {
	$state = wp_json_encode( Connectors\describe( $id ), JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_HEX_TAG | JSON_UNESCAPED_SLASHES );
	printf( '<div data-aikey-card="%s"></div>', esc_attr( $state ) );
}

/** The folder with the translations. */
function languages(): string {
	return dirname( \AIKey\FILE ) . '/languages';
}

/** The URL of a file in assets/. One copy of the plugin for many sites may lie where no web server looks. */
function url( string $file ): string {
	if ( has_url() ) {
		return plugins_url( "assets/$file", \AIKey\FILE );
	}
	$query = array(
		'action' => ASSET,
		'file'   => $file,
	);
	return add_query_arg( $query, admin_url( 'admin-ajax.php' ) );
}

/** Whether the plugin is in one of WordPress's folders for plugins, or linked to from there in a way that WordPress knows. */
function has_url(): bool {
	$name = plugin_basename( \AIKey\FILE );
	return file_exists( WP_PLUGIN_DIR . "/$name" ) || file_exists( WPMU_PLUGIN_DIR . "/$name" );
}

/** Any user who is logged in may have these files, since none holds anything about the site. */
function send_asset(): void {
	$file = wp_unslash( $_GET['file'] ?? '' ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- It only chooses one of ASSETS.
	if ( ! is_string( $file ) || ! isset( ASSETS[ $file ] ) ) {
		wp_die( '', '', array( 'response' => 404 ) );
	}
	header( 'Content-Type: ' . ASSETS[ $file ] . '; charset=utf-8' );
	header( 'Cache-Control: private, max-age=31536000' ); // The URL has the version.
	header_remove( 'Expires' );
	readfile( dirname( \AIKey\FILE ) . "/assets/$file" ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_readfile -- A file of this plugin.
	exit;
}

/** Changes with the file, so that browsers do not use an old one. */
function version( string $file ): string {
	return (string) filemtime( dirname( \AIKey\FILE ) . "/assets/$file" );
}
