<?php
/**
 * Save & Test on screens: on a connector's card on Settings > Connectors (WordPress 7), and for all connectors on their
 * own page, Settings > AI keys. Both use the same component, assets/card.js.
 *
 * @package aikey
 */

namespace AIKey\Screen;

use AIKey\Connectors;
use AIKey\Guide;
use AIKey\Recheck;

defined( 'ABSPATH' ) || exit;

const PAGE   = 'aikey';
const MODULE = 'aikey/card';
const ASSET  = 'aikey_asset';

/** The files in assets/, and what they are. */
const ASSETS = array(
	'card.css'      => 'text/css',
	'card.js'       => 'text/javascript',
	'connectors.js' => 'text/javascript',
);

add_action( 'admin_menu', __NAMESPACE__ . '\\add_page' );
add_action( 'options-connectors-wp-admin_init', __NAMESPACE__ . '\\replace_cards' );
add_action( 'wp_ajax_' . ASSET, __NAMESPACE__ . '\\send_asset' );
add_filter( 'script_module_data_' . MODULE, __NAMESPACE__ . '\\page_data' );

function add_page(): void {
	$page = add_options_page( __( 'AI keys', 'aikey' ), __( 'AI keys', 'aikey' ), 'manage_options', PAGE, __NAMESPACE__ . '\\print_page' );
	if ( $page ) {
		add_action( "load-$page", 'AIKey\\Help\\add_tabs' );
		add_action( "load-$page", __NAMESPACE__ . '\\enqueue_needs' );
	}
}

/** Settings > AI keys, or the guide. */
function print_page(): void {
	if ( isset( $_GET[ Guide\OF ] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- It only chooses what is shown.
		Guide\print_page( sanitize_key( $_GET[ Guide\OF ] ) ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- As above.
	} else {
		print_keys();
	}
}

/**
 * The keys. Script modules came with WordPress 6.5, so this prints what they would print.
 */
function print_keys(): void {
	printf(
		'<div class="wrap"><h1>%s</h1><p>%s</p><div id="aikey-connectors"></div><noscript><div class="notice notice-error"><p>%s</p></div></noscript></div>',
		esc_html__( 'AI keys', 'aikey' ),
		esc_html__( 'Each key is tested with its provider before it is trusted. Plugins get their keys from here, so you enter each one only once.', 'aikey' ),
		esc_html__( 'This page needs JavaScript.', 'aikey' )
	);
	wp_print_inline_script_tag(
		wp_json_encode( page_data( array() ), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES ),
		array(
			'type' => 'application/json',
			'id'   => 'wp-script-module-data-' . MODULE,
		)
	);
	wp_print_script_tag(
		array(
			'type' => 'module',
			'src'  => add_query_arg( 'ver', version( 'card.js' ), url( 'card.js' ) ),
		)
	);
	Recheck\print_switch();
}

/** Settings > Connectors, which shows no AI provider if AI is switched off. */
function replace_cards(): void {
	if ( ! wp_supports_ai() ) {
		return;
	}
	enqueue_needs();
	wp_register_script_module( MODULE, url( 'card.js' ), array(), version( 'card.js' ) );
	wp_enqueue_script_module( 'aikey/connectors', url( 'connectors.js' ), array( MODULE, '@wordpress/connectors' ), version( 'connectors.js' ) );
}

/** The data in the page for the module: the state of each connector, without its key. */
function page_data( array $data ): array {
	$data['connectors'] = array_map( 'AIKey\\Connectors\\describe', Connectors\ids() );
	$data['may']        = array(
		'install'  => current_user_can( 'install_plugins' ),
		'activate' => current_user_can( 'activate_plugins' ),
	);
	return $data;
}

/** Styles, translations, and the scripts of WordPress that the module needs. */
function enqueue_needs(): void {
	wp_enqueue_style( 'aikey', url( 'card.css' ), array( 'wp-components' ), version( 'card.css' ) );
	wp_register_script( 'aikey', false, array( 'wp-api-fetch', 'wp-components', 'wp-date', 'wp-element', 'wp-i18n' ), '1', true );
	wp_enqueue_script( 'aikey' );

	// WordPress finds translations by the URL of a script; that is all these are registered for.
	foreach ( array( 'card', 'connectors' ) as $module ) {
		wp_register_script( "aikey-$module", url( "$module.js" ), array(), version( "$module.js" ), true );
		$translations = load_script_textdomain( "aikey-$module", 'aikey', dirname( \AIKey\FILE ) . '/languages' );
		if ( $translations ) {
			wp_add_inline_script( 'aikey', "( ( { locale_data: texts } ) => wp.i18n.setLocaleData( texts.aikey || texts.messages, 'aikey' ) )( $translations );" );
		}
	}
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
