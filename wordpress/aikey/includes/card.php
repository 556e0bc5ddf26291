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
	'aikey-requests' => array( 'aikey-report' ),
	HANDLE           => array( 'aikey-key', 'aikey-fields', 'aikey-requests' ),
);

/** The admin-ajax action that sends a file of assets/. */
const ASSET = 'aikey_asset';

/** What the files are, by the ends of their names. */
const TYPES = array(
	'css' => 'text/css',
	'js'  => 'text/javascript',
);

add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\\register', 1 );
add_action( 'aikey_card', __NAMESPACE__ . '\\embed' );
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

/**
 * What `do_action( 'aikey_card', 'openai' )` does, on any page of the admin: the connector's card, open, once a page, and only
 * for those who may use it.
 *
 * @param mixed $id As another plugin passes it.
 */
function embed( $id = '' ): void {
	static $shown = array();

	\AIKey\load( 'rest' );
	$may_use = true === \AIKey\Rest\can_manage();
	if ( ! in_array( $id, Connectors\ids(), true ) ) {
		complain( is_scalar( $id ) ? (string) $id : gettype( $id ), $may_use );
	} elseif ( $may_use && ! in_array( $id, $shown, true ) ) {
		$shown[] = $id;
		enqueue();
		print_card( Connectors\describe( $id ), true );
		printf( '<noscript><p>%s</p></noscript>', esc_html__( 'This page needs JavaScript.', 'aikey' ) );
	}
}

/** A plugin asked for the card of a connector that does not exist. */
function complain( string $id, bool $visibly ): void {
	/* translators: 1: Id of a connector. 2: List of ids. */
	$message = sprintf( __( 'There is no AI provider "%1$s" here; there is %2$s.', 'aikey' ), $id, implode( wp_get_list_item_separator(), Connectors\ids() ) );
	_doing_it_wrong( "do_action( 'aikey_card' )", esc_html( $message ), '0.3.0' );
	if ( $visibly ) {
		printf( '<div class="notice notice-error inline"><p>%s</p></div>', esc_html( $message ) );
	}
}

/**
 * An element that the script fills.
 *
 * @param array $state Of a connector, without its key.
 */
function print_card( array $state, bool $is_open = false ): void {
	$data = wp_json_encode( $state, JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_HEX_TAG | JSON_UNESCAPED_SLASHES );
	printf( '<div data-aikey-card="%s"%s></div>', esc_attr( $data ), $is_open ? ' data-aikey-open' : '' );
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
	$file = wp_unslash( $_GET['file'] ?? '' ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- It only chooses one of assets/.
	if ( ! is_string( $file ) || ! preg_match( '/^[a-z]+\.(css|js)$/D', $file, $parts ) || ! is_file( path( $file ) ) ) {
		wp_die( '', '', array( 'response' => 404 ) );
	}
	header( 'Content-Type: ' . TYPES[ $parts[1] ] . '; charset=utf-8' );
	header( 'Cache-Control: private, max-age=31536000' ); // The URL has the version.
	header_remove( 'Expires' );
	readfile( path( $file ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_readfile -- A file of this plugin.
	exit;
}

/** Changes with the file, so that browsers do not use an old one. */
function version( string $file ): string {
	return (string) filemtime( path( $file ) );
}

/** Where a file of assets/ is. */
function path( string $file ): string {
	return dirname( \AIKey\FILE ) . "/assets/$file";
}
