<?php
/**
 * Plugin Name: Alt text
 * Description: Describes new images with OpenAI or Anthropic and the site's own key. An example of a plugin that uses aikey.
 */

namespace AltText;

defined( 'ABSPATH' ) || exit;
if ( ! function_exists( 'aikey_resolve' ) && is_readable( __DIR__ . '/aikey.php' ) ) {
	require_once __DIR__ . '/aikey.php'; // A copy of aikey's compat/aikey.php, for servers without the extension.
}

const PROMPT    = 'Describe this image for people who cannot see it, in one sentence of at most 100 characters.';
const PROBLEM   = 'alt_text_problem';
const PROVIDERS = array(
	'openai'    => array( 'https://api.openai.com/v1', 'gpt-4o-mini', '/responses' ),
	'anthropic' => array( 'https://api.anthropic.com/v1', 'claude-haiku-4-5', '/messages' ),
);

add_action( 'add_attachment', __NAMESPACE__ . '\\describe' );
add_action( 'admin_menu', __NAMESPACE__ . '\\add_page' );

/** Whether the extension is there, which can test keys; with the copy alone, or neither, it is not. */
function has_extension(): bool {
	return extension_loaded( 'aikey' );
}

/** The first provider with a key to use: one that was found to work, if that can be known. */
function provider(): ?string {
	foreach ( function_exists( 'aikey_resolve' ) ? array_keys( PROVIDERS ) : array() as $id ) {
		if ( has_extension() ? aikey_is_verified( $id ) : null !== aikey_resolve( $id ) ) {
			return $id;
		}
	}
	return null;
}

/** Gives a new image its text. If that fails, it has none, and the settings page says why. */
function describe( int $image ): void {
	$id = wp_attachment_is_image( $image ) ? provider() : null;
	if ( null === $id || '' !== (string) get_post_meta( $image, '_wp_attachment_image_alt', true ) ) {
		return;
	}
	$text = ask( $id, get_post_mime_type( $image ), base64_encode( (string) file_get_contents( get_attached_file( $image ) ) ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A local file.
	if ( is_wp_error( $text ) ) {
		update_option( PROBLEM, $text->get_error_message(), false );
		return;
	}
	delete_option( PROBLEM );
	update_post_meta( $image, '_wp_attachment_image_alt', sanitize_text_field( $text ) );
}

/** @return string|\WP_Error What the provider says about the image. */
function ask( string $id, string $type, string $image ) {
	list( $url, $model, $path ) = PROVIDERS[ $id ];
	$settings                   = has_extension() ? aikey_connectors()[ $id ] : array( 'base_url' => apply_filters( 'alt_text_base_url', $url, $id ) );
	$response                   = wp_remote_post(
		$settings['base_url'] . $path,
		array(
			'timeout'     => 30,
			'redirection' => 0, // It would take the key along.
			'headers'     => headers( $id ) + array( 'Content-Type' => 'application/json' ),
			'body'        => wp_json_encode( 'openai' === $id ? for_openai( $model, $type, $image ) : for_anthropic( $model, $type, $image ) ),
		)
	);
	if ( is_wp_error( $response ) ) {
		return $response; // The network failed, which says nothing about the key.
	}
	$status = (int) wp_remote_retrieve_response_code( $response );
	$body   = wp_remote_retrieve_body( $response );
	$code   = has_extension() ? aikey_report( $status, $body, $id ) : 'unknown'; // A key that stopped working is un-verified.
	$text   = '';
	$reply  = json_decode( $body, true );
	if ( 200 === $status && is_array( $reply ) ) {
		$collect = function ( $value, $name ) use ( &$text ) {
			$text .= 'text' === $name && is_string( $value ) ? $value : '';
		};
		array_walk_recursive( $reply, $collect );
	}
	return '' !== $text ? $text : new \WP_Error( 'alt_text', "The last image has no description: $id answered with status $status ($code)." );
}

function headers( string $id ): array {
	$key = (string) aikey_resolve( $id );
	return 'openai' === $id ? array( 'Authorization' => "Bearer $key" ) : array( 'x-api-key' => $key, 'anthropic-version' => '2023-06-01' );
}

function for_openai( string $model, string $type, string $image ): array {
	$content = array( array( 'type' => 'input_text', 'text' => PROMPT ), array( 'type' => 'input_image', 'image_url' => "data:$type;base64,$image" ) );
	return array( 'model' => $model, 'max_output_tokens' => 100, 'store' => false, 'input' => array( array( 'role' => 'user', 'content' => $content ) ) );
}

function for_anthropic( string $model, string $type, string $image ): array {
	$source  = array( 'type' => 'base64', 'media_type' => $type, 'data' => $image );
	$content = array( array( 'type' => 'image', 'source' => $source ), array( 'type' => 'text', 'text' => PROMPT ) );
	return array( 'model' => $model, 'max_tokens' => 100, 'messages' => array( array( 'role' => 'user', 'content' => $content ) ) );
}

function add_page(): void {
	add_options_page( 'Alt text', 'Alt text', 'manage_options', 'alt-text', __NAMESPACE__ . '\\print_page' );
}

/** Settings > Alt text: how things are with each key, and a field for another one where it can be tested. */
function print_page(): void {
	printf( '<div class="wrap"><h1>Alt text</h1><p>%s</p>', esc_html( (string) get_option( PROBLEM, '' ) ) );
	foreach ( function_exists( 'aikey_status' ) ? array_keys( PROVIDERS ) : array() as $id ) {
		$sent = has_extension() && is_string( $_POST[ $id ] ?? null ) && check_admin_referer( 'alt-text' );
		$said = apply_filters( 'aikey_result', $sent ? aikey_save_and_test( wp_unslash( $_POST[ $id ] ), $id ) : aikey_status( $id ) );
		printf( '<h2>%s</h2><p>%s</p><p>%s %s</p>', esc_html( ucfirst( $id ) ), esc_html( $said['message'] ), esc_html( $said['saved_message'] ?? '' ), esc_html( $said['fix'] ) );
		echo $said['help_url'] ? sprintf( '<p><a href="%s">%s</a></p>', esc_url( $said['help_url'] ), esc_html( $said['help_label'] ) ) : '';
		if ( has_extension() ) {
			printf( '<form method="post"><input type="password" name="%s" aria-label="API key" autocomplete="off"> ', esc_attr( $id ) );
			wp_nonce_field( 'alt-text' );
			submit_button( 'Save & Test', 'primary', '', false );
			echo '</form>';
		}
	}
	echo function_exists( 'aikey_resolve' ) ? '</div>' : '<p>Copy aikey.php into the folder of this plugin, or install aikey.</p></div>';
}
