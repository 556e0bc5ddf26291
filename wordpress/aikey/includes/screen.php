<?php
/**
 * Save & Test on screens: on a connector's card on Settings > Connectors (WordPress 7), and for all connectors on their
 * own page, Settings > AI keys.
 *
 * @package aikey
 */

namespace AIKey\Screen;

use AIKey\Connectors;
use AIKey\Guide;
use AIKey\Recheck;

defined( 'ABSPATH' ) || exit;

const PAGE   = 'aikey';
const MODULE = 'aikey/connectors';

add_action( 'admin_menu', __NAMESPACE__ . '\\add_page' );
add_action( 'options-connectors-wp-admin_init', __NAMESPACE__ . '\\replace_cards' );
add_filter( 'script_module_data_' . MODULE, __NAMESPACE__ . '\\page_data' );

function add_page(): void {
	$page = add_options_page( __( 'AI keys', 'aikey' ), __( 'AI keys', 'aikey' ), 'manage_options', PAGE, __NAMESPACE__ . '\\print_page' );
	if ( $page ) {
		add_action( "load-$page", 'AIKey\\Help\\add_tabs' );
		add_action( "admin_print_scripts-$page", 'AIKey\\Card\\enqueue' );
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

/** The keys. */
function print_keys(): void {
	printf(
		'<div class="wrap"><h1>%s</h1><p>%s</p><div id="aikey-connectors">',
		esc_html__( 'AI keys', 'aikey' ),
		esc_html__( 'Each key is tested with its provider before it is trusted. Plugins get their keys from here, so you enter each one only once.', 'aikey' )
	);
	foreach ( Connectors\describe_all() as $state ) {
		\AIKey\Card\print_card( $state );
	}
	printf( '</div><noscript><div class="notice notice-error"><p>%s</p></div></noscript></div>', esc_html__( 'This page needs JavaScript.', 'aikey' ) );
	Recheck\print_switch();
}

/** Settings > Connectors, which shows no AI provider if AI is switched off. */
function replace_cards(): void {
	if ( ! wp_supports_ai() ) {
		return;
	}
	\AIKey\Card\enqueue();
	translate_module();
	wp_enqueue_script_module( MODULE, \AIKey\Card\url( 'connectors.js' ), array( '@wordpress/connectors' ), \AIKey\Card\version( 'connectors.js' ) );
}

/** The data in the page for the module: the state of each connector, without its key. */
function page_data( array $data ): array {
	$data['connectors'] = Connectors\describe_all();
	$data['may']        = array(
		'install'  => current_user_can( 'install_plugins' ),
		'activate' => current_user_can( 'activate_plugins' ),
	);
	return $data;
}

/** WordPress finds translations by the URL of a script; that is all that one is registered for here. */
function translate_module(): void {
	wp_register_script( 'aikey-connectors', \AIKey\Card\url( 'connectors.js' ), array(), '1', true );
	$texts = load_script_textdomain( 'aikey-connectors', 'aikey', \AIKey\Card\languages() );
	if ( $texts ) {
		wp_add_inline_script( \AIKey\Card\HANDLE, "( ( { locale_data: texts } ) => wp.i18n.setLocaleData( texts.aikey || texts.messages, 'aikey' ) )( $texts );" );
	}
}
