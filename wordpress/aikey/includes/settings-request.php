<?php
/**
 * Keys that come with a request to save settings over REST: all of them are saved, each after a test, or none is and the
 * request ends with the reason.
 *
 * @package aikey
 */

namespace AIKey\SettingsRequest;

use AIKey\Guard;
use AIKey\Known;
use AIKey\Network;
use AIKey\Stored;
use AIKey\Texts;
use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

\AIKey\load( 'texts' );

/** Whether it saves settings. */
function saves( WP_REST_Request $request ): bool {
	return Guard\is_of_settings( $request ) && in_array( $request->get_method(), array( 'POST', 'PUT', 'PATCH' ), true );
}

/**
 * What comes back as it was shown says nothing: a mask, or null if the setting demands a form that a mask does not have.
 * This is before WordPress checks parameters, which may refuse the mask.
 *
 * @param mixed $result Another filter's reply, or null.
 * @return mixed
 */
function drop_masks( $result, WP_REST_Server $server, WP_REST_Request $request ) {
	foreach ( saves( $request ) ? Guard\settings_of_keys() : array() as $name => $option ) {
		if ( Guard\is_mask( $request[ $name ] ) || ( null === $request[ $name ] && ! may_be_mask( $option ) ) ) {
			unset( $request[ $name ] );
		}
	}
	return $result;
}

/** Whether WordPress would show a mask as the setting's value. */
function may_be_mask( string $option ): bool {
	$setting = get_registered_settings()[ $option ];
	$schema  = $setting['show_in_rest']['schema'] ?? array();
	return ! is_wp_error( rest_validate_value_from_schema( Guard\mask_of( $option ), $schema + array( 'type' => $setting['type'] ) ) );
}

/**
 * Keys are taken out of the request, so that WordPress does not store them untested.
 *
 * @param mixed           $result  Another filter's reply, or null.
 * @param WP_REST_Request $request The request, which is allowed, and checked.
 * @return mixed
 */
function save_keys( $result, WP_REST_Request $request ) {
	if ( null !== $result || ! saves( $request ) ) {
		return $result;
	}
	$keys = array();
	foreach ( Guard\settings_of_keys() as $name => $option ) {
		if ( $request->has_param( $name ) ) {
			$keys[ $option ] = (string) $request[ $name ];
			unset( $request[ $name ] );
		}
	}
	$refusal = $keys ? Network\forbid() : null;
	return $refusal ?? save_all( array_diff( $keys, array( '' ) ) ) ?? remove_all( array_keys( $keys, '', true ) );
}

/** @param array<string, string> $keys By option. */
function save_all( array $keys ): ?WP_Error {
	$error = count( $keys ) > 1 ? first_error( $keys, __NAMESPACE__ . '\\test' ) : null;
	if ( null !== $error ) {
		return $error;
	}
	$before = Stored\snapshot( array_merge( ...array_map( __NAMESPACE__ . '\\rows_of', array_keys( $keys ) ) ) );
	$error  = first_error( $keys, __NAMESPACE__ . '\\save' );
	if ( null !== $error && count( $keys ) > 1 ) {
		Stored\put_back( $before );
	}
	return $error;
}

function first_error( array $keys, callable $callback ): ?WP_Error {
	foreach ( $keys as $option => $key ) {
		try {
			$error = $callback( $option, $key );
		} catch ( \AikeyException $e ) {
			$error = new WP_Error( 'aikey_failed', $e->getMessage(), array( 'status' => 500 ) );
		}
		if ( null !== $error ) {
			return $error;
		}
	}
	return null;
}

/**
 * What may change when a key is saved.
 *
 * @return list<string>
 */
function rows_of( string $option ): array {
	$rows = array( $option, Known\KEPT );
	foreach ( Known\ids_of( $option ) as $id ) {
		array_push( $rows, Known\flag( $id ), "aikey_verification_$id" );
	}
	return $rows;
}

/** Whether it would be saved, as aikey_save_and_test() decides that. */
function test( string $option, string $key ): ?WP_Error {
	$id      = Known\ids_of( $option )[0];
	$told    = aikey_test( $key, $id );
	$told    = array( 'kept_previous' => ! $told['ok'] && aikey_is_verified( $id ) ) + $told;
	$refused = 'rejected' === $told['verdict'] || $told['kept_previous'] || 'shadowed' === $told['code'];
	return $refused ? error( $told, $option ) : null;
}

function save( string $option, string $key ): ?WP_Error {
	$told = aikey_save_and_test( $key, Known\ids_of( $option )[0] );
	return $told['saved'] ? null : error( $told, $option );
}

function error( array $told, string $option ): WP_Error {
	$told = Texts\shown( $told );
	return new WP_Error(
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

/** @param list<string> $options Whose keys are to go. */
function remove_all( array $options ): ?WP_Error {
	array_map( 'delete_option', $options );
	return null;
}
