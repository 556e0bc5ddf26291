<?php
/**
 * Plugin Name: Haiku
 * Description: [haiku] writes one, where the site's AI key works. An example of a plugin that waits for aikey.
 */
add_action( 'init', function () {
	if ( '1' === get_option( 'api_key_verified' ) ) {
		add_shortcode( 'haiku', fn() => esc_html( wp_ai_client_prompt( 'Write a haiku.' )->using_provider( 'openai' )->generate_text() ) );
	}
} );
add_action( 'aikey_unverified', fn( $connector ) => error_log( "Haiku: the key of $connector does not work any more." ) );
