<?php
/**
 * Protects keys from what WordPress 7.1 does wrong: an outage does not erase a key, only a submitted key is tested, a mask
 * is not mistaken for a key, and REST requests for the settings get the mask.
 *
 * @package aikey
 */

namespace AIKey\Guard;

use AIKey\Connectors;
use AIKey\Texts;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

const ROUTE         = '/wp/v2/settings';
const CORE_CALLBACK = '_wp_connectors_rest_settings_dispatch';
const CORE_PRIORITY = 10;

function watch( string $option ): void {
	add_filter( "pre_update_option_$option", __NAMESPACE__ . '\\ignore_mask', PHP_INT_MIN, 2 );
}

/**
 * A mask that is sent back, by whatever path, is not a new key.
 *
 * @param mixed $value To be stored.
 * @param mixed $old   What is stored.
 * @return mixed
 */
function ignore_mask( $value, $old ) {
	return is_mask( $value ) ? $old : $value;
}

/** @param mixed $value To be stored. */
function is_mask( $value ): bool {
	return is_string( $value ) && 'masked_key' === aikey_lint( $value )['code'];
}

/** On rest_api_init. */
function register(): void {
	\AIKey\load( 'texts' );
	add_filter( 'rest_pre_get_setting', __NAMESPACE__ . '\\mask_setting', 10, 3 );
	add_filter( 'rest_dispatch_request', __NAMESPACE__ . '\\save_keys', 10, 3 );
	if ( remove_filter( 'rest_post_dispatch', CORE_CALLBACK, CORE_PRIORITY ) ) {
		add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\leave_rest_to_core', CORE_PRIORITY, 3 );
	}
}

/**
 * Settings over REST: returns the mask instead of the key, however the route is spelled, and also to requests made in
 * PHP.
 *
 * @param mixed $value Another filter's value, or null.
 * @return mixed
 */
function mask_setting( $value, string $name, array $args ) {
	if ( ! isset( Connectors\options()[ $args['option_name'] ] ) ) {
		return $value;
	}
	$key = $value ?? get_option( $args['option_name'], '' );
	return is_string( $key ) ? aikey_mask( $key ) : $value;
}

/**
 * Settings over REST: saves the keys and removes them from the request, so that WordPress does not store them untested.
 * A key that is not saved ends the request, and nothing else in it is saved either.
 *
 * @param mixed           $result  Another filter's reply, or null.
 * @param WP_REST_Request $request The request, already authorized and validated.
 * @return mixed
 */
function save_keys( $result, WP_REST_Request $request, string $route ) {
	if ( null !== $result || ROUTE !== $route || ! in_array( $request->get_method(), array( 'POST', 'PUT', 'PATCH' ), true ) ) {
		return $result;
	}
	foreach ( Connectors\options() as $option => $id ) {
		$name = name_in_rest( $option );
		if ( null === $name || ! is_string( $request[ $name ] ) ) {
			continue;
		}
		$key = $request[ $name ];
		if ( '' === $key ) {
			delete_option( $option );
		} elseif ( ! is_mask( $key ) ) {
			$error = save( $option, $id, $key );
			if ( null !== $error ) {
				return $error;
			}
		}
		unset( $request[ $name ] );
	}
	return $result;
}

/** The name of the setting over REST, or null if it cannot be set there. */
function name_in_rest( string $option ): ?string {
	$show = get_registered_settings()[ $option ]['show_in_rest'] ?? false;
	return $show ? $show['name'] ?? $option : null;
}

/** AI keys go through Save & Test; other services check their keys themselves. */
function save( string $option, string $id, string $key ): ?WP_Error {
	if ( ! Connectors\is_ai( $id ) ) {
		update_option( $option, $key );
		return null;
	}
	try {
		$result = Texts\translate( aikey_save_and_test( $key, $id ) );
	} catch ( \AikeyException $e ) {
		return new WP_Error( 'aikey_failed', $e->getMessage(), array( 'status' => 500 ) );
	}
	return $result['saved'] ? null : new WP_Error(
		"aikey_{$result['code']}",
		trim( "{$result['message']} {$result['fix']}" ),
		array(
			'status'        => status( $result ),
			'setting'       => $option,
			'help_url'      => $result['help_url'],
			'kept_previous' => $result['kept_previous'],
		)
	);
}

/** The HTTP status for a key that was not saved. */
function status( array $result ): int {
	if ( 'rejected' === $result['verdict'] ) {
		return 400;
	}
	return 'store_failed' === $result['code'] ? 500 : 409;
}

/**
 * Core still masks other kinds of credentials, but is not shown the keys: they are masked already, and core would test
 * the masks and erase the keys. It knows only one spelling of the route.
 */
function leave_rest_to_core( WP_REST_Response $response, WP_REST_Server $server, WP_REST_Request $request ): WP_REST_Response {
	$data = $response->get_data();
	if ( ROUTE !== $response->get_matched_route() || ! is_array( $data ) ) {
		return $response;
	}
	$names     = array_filter( array_map( __NAMESPACE__ . '\\name_in_rest', array_keys( Connectors\options() ) ) );
	$canonical = clone $request;
	$canonical->set_route( ROUTE );
	$response->set_data( array_diff_key( $data, array_flip( $names ) ) );
	$response = ( CORE_CALLBACK )( $response, $server, $canonical );
	$response->set_data( array_replace( $data, $response->get_data() ) );
	return $response;
}
