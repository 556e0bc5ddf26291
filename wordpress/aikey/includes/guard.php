<?php
/**
 * What WordPress 7.1 does wrong to the keys of its connectors, stopped: an outage erases no key, only a key that was
 * handed in is tested, a mask is not taken for a key, and whoever asks for settings over REST gets the mask.
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

const ROUTE    = '/wp/v2/settings';
const OF_CORE  = '_wp_connectors_rest_settings_dispatch';
const PRIORITY = 10; // Of core's callback.

/** A mask that comes back, by whatever path, is not a new key. */
function watch( string $option ): void {
	add_filter( "pre_update_option_$option", fn( $value, $old ) => is_mask( $value ) ? $old : $value, PHP_INT_MIN, 2 );
}

/** @param mixed $value To be stored. */
function is_mask( $value ): bool {
	return is_string( $value ) && 'masked_key' === aikey_lint( $value )['code'];
}

/** On rest_api_init. */
function register(): void {
	\AIKey\load( 'texts' );
	add_filter( 'rest_pre_get_setting', __NAMESPACE__ . '\\mask', 10, 3 );
	add_filter( 'rest_dispatch_request', __NAMESPACE__ . '\\take_keys', 10, 3 );
	if ( remove_filter( 'rest_post_dispatch', OF_CORE, PRIORITY ) ) {
		add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\leave_rest_to_core', PRIORITY, 3 );
	}
}

/**
 * Settings over REST: the mask instead of the key, to requests of any method and spelling, those of PHP included.
 *
 * @param mixed $value Another filter's value, or null.
 * @return mixed
 */
function mask( $value, string $name, array $args ) {
	if ( ! isset( Connectors\options()[ $args['option_name'] ] ) ) {
		return $value;
	}
	$key = $value ?? get_option( $args['option_name'], '' );
	return is_string( $key ) ? aikey_mask( $key ) : $value;
}

/**
 * Settings over REST: keys are taken out of the request, so that WordPress does not store them untested. A key that
 * is not saved ends the request, and nothing else in it is saved either.
 *
 * @param mixed           $result  Another filter's reply, or null.
 * @param WP_REST_Request $request The request, allowed and checked by now.
 * @return mixed
 */
function take_keys( $result, WP_REST_Request $request, string $route ) {
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

/** What the setting is called over REST; null where it can't be set so. */
function name_in_rest( string $option ): ?string {
	$show = get_registered_settings()[ $option ]['show_in_rest'] ?? false;
	return $show ? $show['name'] ?? $option : null;
}

/** AI keys go through Save & Test; other services judge their keys themselves. */
function save( string $option, string $id, string $key ): ?WP_Error {
	if ( ! Connectors\is_ai( $id ) ) {
		update_option( $option, $key );
		return null;
	}
	try {
		$told = Texts\translate( aikey_save_and_test( $key, $id ) );
	} catch ( \AikeyException $e ) {
		return new WP_Error( 'aikey_failed', $e->getMessage(), array( 'status' => 500 ) );
	}
	return $told['saved'] ? null : new WP_Error(
		"aikey_{$told['code']}",
		trim( "{$told['message']} {$told['fix']}" ),
		array(
			'status'        => status( $told ),
			'setting'       => $option,
			'help_url'      => $told['help_url'],
			'kept_previous' => $told['kept_previous'],
		)
	);
}

/** The HTTP status that fits a key that was not saved. */
function status( array $told ): int {
	if ( 'rejected' === $told['verdict'] ) {
		return 400;
	}
	return 'store_failed' === $told['code'] ? 500 : 409;
}

/**
 * Credentials of other kinds are masked by core as ever, which is not shown the keys: those are masked by now, and
 * it would test the masks and erase them. It knows the route in one spelling only.
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
	$response = ( OF_CORE )( $response, $server, $canonical );
	$response->set_data( array_replace( $data, $response->get_data() ) );
	return $response;
}
