<?php
/**
 * What WordPress 7.1 and others do wrong to AI providers' keys, stopped: only a key that was handed in is tested, no
 * outage and no validator erases one, a mask is not taken for a key, and whoever asks for settings over REST gets the
 * mask. Other services' keys are theirs.
 *
 * @package aikey
 */

namespace AIKey\Guard;

use AIKey\Known;
use AIKey\Network;
use AIKey\Stored;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

const ROUTE = '/wp/v2/settings';

/** Filters that run when a request was carried out and its reply is made. */
const REPLYING = array( 'rest_request_after_callbacks', 'rest_post_dispatch', 'rest_pre_echo_response', 'rest_pre_serve_request' );

/** Whoever writes to it. */
function watch( string $option ): void {
	add_filter( "pre_update_option_$option", __NAMESPACE__ . '\\keep', PHP_INT_MIN, 2 );
	add_action( "delete_option_$option", __NAMESPACE__ . '\\undo_delete' );
}

/** On rest_api_init. */
function register(): void {
	\AIKey\load( 'settings-request' );
	add_filter( 'rest_pre_get_setting', __NAMESPACE__ . '\\mask', PHP_INT_MAX, 3 );
	add_filter( 'rest_pre_dispatch', 'AIKey\\SettingsRequest\\drop_masks', PHP_INT_MIN, 3 );
	add_filter( 'rest_dispatch_request', 'AIKey\\SettingsRequest\\save_keys', 10, 3 );
	add_filter( 'rest_request_after_callbacks', __NAMESPACE__ . '\\show_masks', PHP_INT_MAX, 3 );
	add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\hide_masks', PHP_INT_MIN, 3 );
	add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\show_masks_again', PHP_INT_MAX, 3 );
	add_action( 'delete_option', __NAMESPACE__ . '\\before_delete' );
}

/**
 * A mask that comes back, by whatever path, is not a new key; nobody erases one while a reply is made: what the
 * request asked for was done before; and who may not set keys does not.
 *
 * @param mixed $value To be stored.
 * @param mixed $old   What is there.
 * @return mixed
 */
function keep( $value, $old ) {
	$erases = '' === $value || null === $value || false === $value;
	return is_mask( $value ) || ( $erases && is_replying() ) || ! Network\may_set_keys() ? $old : $value;
}

/** @param mixed $value To be stored. */
function is_mask( $value ): bool {
	return is_string( $value ) && 'masked_key' === aikey_lint( $value )['code'];
}

function is_replying(): bool {
	return array_filter( REPLYING, 'doing_filter' ) !== array();
}

/** WordPress lets nobody prevent a deletion, so a key that is deleted while a reply is made is put back. */
function before_delete( string $option ): void {
	if ( is_replying() && Known\is_key( $option ) ) {
		deleted( Stored\snapshot( array( $option ) ) );
	}
}

function undo_delete( string $option ): void {
	$rows = array_intersect_key( deleted(), array( $option => true ) );
	if ( is_replying() && $rows ) {
		Stored\put_back( $rows );
	}
}

/** Rows that are just being deleted. */
function deleted( array $more = array() ): array {
	static $rows = array();

	$rows = $more + $rows;
	return $rows;
}

/**
 * Settings over REST: the mask instead of the key, to requests of any method and spelling, those of PHP included.
 *
 * @param mixed $value Another filter's value, or null.
 * @return mixed
 */
function mask( $value, string $name, array $args ) {
	return Known\is_key( $args['option_name'] ) ? mask_of( $args['option_name'] ) : $value;
}

function mask_of( string $option ): string {
	$key = get_option( $option, '' );
	return is_string( $key ) ? aikey_mask( $key ) : '';
}

/**
 * A setting's schema may not allow a mask (by its length, say): WordPress then shows null, and would take that for the
 * wish to delete the key if it came back.
 *
 * @param mixed $response The reply, or an error.
 * @return mixed
 */
function show_masks( $response, $handler, WP_REST_Request $request ) {
	if ( shows_settings( $response, $request ) ) {
		$response->set_data( array_replace( $response->get_data(), masks_in( $response->get_data() ) ) );
	}
	return $response;
}

/**
 * Before anybody else gets at the reply: whoever looks for keys to validate in it finds none, and so erases none.
 *
 * @param mixed $response The reply.
 * @return mixed
 */
function hide_masks( $response, WP_REST_Server $server, WP_REST_Request $request ) {
	if ( shows_settings( $response, $request ) ) {
		hidden( $request, masks_in( $response->get_data() ) );
		$response->set_data( array_diff_key( $response->get_data(), hidden( $request ) ) );
	}
	return $response;
}

/**
 * After everybody else, unless the request asked for other fields only.
 *
 * @param mixed $response The reply.
 * @return mixed
 */
function show_masks_again( $response, WP_REST_Server $server, WP_REST_Request $request ) {
	if ( shows_settings( $response, $request ) ) {
		$wanted = array_filter( hidden( $request ), fn( $name ) => is_wanted( $name, $request ), ARRAY_FILTER_USE_KEY );
		$response->set_data( $response->get_data() + $wanted );
	}
	return $response;
}

/** @param mixed $response The reply to the request, or an error. */
function shows_settings( $response, WP_REST_Request $request ): bool {
	return is_of_settings( $request ) && $response instanceof WP_REST_Response && is_array( $response->get_data() );
}

function is_wanted( string $name, WP_REST_Request $request ): bool {
	$fields = wp_parse_list( $request['_fields'] ?? '' );
	return ! $fields || rest_is_field_included( $name, array_map( 'trim', $fields ) );
}

/** What was taken out of the reply to a request. */
function hidden( WP_REST_Request $request, ?array $masks = null ): array {
	static $of = null;

	$of ??= new \WeakMap();
	if ( null !== $masks ) {
		$of[ $request ] = $masks;
	}
	return $of[ $request ] ?? array();
}

/** Masks of the keys among the settings, by the settings' names. */
function masks_in( array $settings ): array {
	$keys = array_intersect_key( settings_of_keys(), $settings );
	return array_map( __NAMESPACE__ . '\\mask_of', $keys );
}

/** Routes are matched in any case. */
function is_of_settings( WP_REST_Request $request ): bool {
	return ROUTE === strtolower( untrailingslashit( $request->get_route() ) );
}

/**
 * Settings that are keys and can be set over REST: their options by their names there.
 *
 * @return array<string, string>
 */
function settings_of_keys(): array {
	$settings = get_registered_settings();
	$names    = array();
	foreach ( array_unique( Known\connectors() ) as $option ) {
		$show = $settings[ $option ]['show_in_rest'] ?? false;
		if ( $show ) {
			$names[ ( is_array( $show ) ? $show['name'] ?? '' : '' ) ?: $option ] = $option;
		}
	}
	return $names;
}
