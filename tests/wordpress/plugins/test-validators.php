<?php
/**
 * Plugin Name: Test validators
 * Description: Puts a validator of keys in the place of core's, as the Gutenberg plugin does, under another name; and two that erase what they see, early in the reply and after the callback.
 */

namespace AIKey\TestValidators;

use WordPress\AiClient\AiClient;
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;

remove_filter( 'rest_post_dispatch', '_wp_connectors_rest_settings_dispatch' );
add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\validate', 10, 3 );
add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\erase', PHP_INT_MIN, 3 );
add_filter( 'rest_request_after_callbacks', __NAMESPACE__ . '\\erase', PHP_INT_MAX, 3 );

function is_update( $request ) {
	return '/wp/v2/settings' === $request->get_route() && in_array( $request->get_method(), array( 'POST', 'PUT' ), true );
}

/** What a settings reply shows is tested, and erased unless the provider lists models for it. */
function validate( $response, $server, $request ) {
	$data = $response->get_data();
	if ( ! is_update( $request ) || ! is_array( $data ) ) {
		return $response;
	}
	foreach ( wp_get_connectors() as $id => $connector ) {
		$name = $connector['authentication']['setting_name'] ?? '';
		if ( 'ai_provider' === $connector['type'] && is_string( $data[ $name ] ?? null ) && '' !== $data[ $name ] && ! is_valid( $id, $data[ $name ] ) ) {
			update_option( $name, '' );
			$data[ $name ] = '';
		}
	}
	$response->set_data( $data );
	return $response;
}

function is_valid( $id, $key ) {
	$registry = AiClient::defaultRegistry();
	if ( ! $registry->hasProvider( $id ) ) {
		return false;
	}
	$registry->setProviderRequestAuthentication( $id, new ApiKeyRequestAuthentication( $key ) );
	return $registry->isProviderConfigured( $id );
}

/** By '' and by deleting, in turns, if the option test_erases says so. */
function erase( $response, $which, $request ) {
	static $deletes = false;

	if ( is_update( $request ) && get_option( 'test_erases' ) ) {
		foreach ( array( 'connectors_ai_openai_api_key', 'connectors_ai_acme_ai_api_key' ) as $name ) {
			$deletes = ! $deletes;
			$deletes ? delete_option( $name ) : update_option( $name, '' );
		}
	}
	return $response;
}
