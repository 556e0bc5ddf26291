<?php
/**
 * Plugin Name: Haiku
 * Description: [haiku] writes one, if the site's OpenAI key works. An example of a plugin that waits for aikey, and survives whatever is missing.
 */
add_shortcode( 'haiku', function () {
	$works = function_exists( 'aikey_is_verified' ) && aikey_is_verified( 'openai' ) && function_exists( 'wp_ai_client_prompt' );
	$haiku = $works ? get_transient( 'haiku' ) : '';
	if ( false === $haiku ) { // Visitors do not wait for the provider again until this has expired, not even after a failure.
		$haiku = wp_ai_client_prompt( 'Write a haiku.' )->using_provider( 'openai' )->generate_text();
		set_transient( 'haiku', $haiku, is_wp_error( $haiku ) ? MINUTE_IN_SECONDS : HOUR_IN_SECONDS );
	}
	return is_wp_error( $haiku ) ? '' : esc_html( $haiku );
} );
add_action( 'aikey_unverified', fn( $connector ) => error_log( "Haiku: the key of $connector does not work any more." ) );
