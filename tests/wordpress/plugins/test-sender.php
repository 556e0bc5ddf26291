<?php
/**
 * Plugin Name: Test sender
 * Description: Sends keys as plugins do, carelessly too.
 */

namespace AIKey\TestSender;

/** Makes a request. Returns the status of the reply, or the error. */
function send( string $url, array $args = array() ) {
	$reply = wp_remote_request( $url, $args );
	return is_wp_error( $reply ) ? $reply->get_error_message() : $reply['response']['code'];
}

/** The same with a stream of tokens, as a widespread plugin does. */
function stream( string $url, array $args = array() ) {
	$careless = function ( $handle ) {
		curl_setopt( $handle, CURLOPT_SSL_VERIFYPEER, false );
		curl_setopt( $handle, CURLOPT_SSL_VERIFYHOST, false );
		curl_setopt( $handle, CURLOPT_FOLLOWLOCATION, true );
		curl_setopt( $handle, CURLOPT_WRITEFUNCTION, fn( $handle, $data ) => strlen( $data ) );
	};
	add_action( 'http_api_curl', $careless, PHP_INT_MAX );
	try {
		return send( $url, $args );
	} finally {
		remove_action( 'http_api_curl', $careless, PHP_INT_MAX );
	}
}

/** Has another plugin make one. */
function ask( callable $other, string $url, array $args ) {
	return $other( $url, $args );
}
