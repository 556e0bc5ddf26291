<?php
/**
 * The option api_key_verified always tells the truth about the key that resolves now, and actions tell when it changes:
 * aikey_verified and aikey_unverified, with the connector's id, at the end of the request that changed it.
 *
 * @package aikey
 */

namespace AIKey\Unlock;

use AIKey\Seal;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** The flag of a connector: for openai the short name that plugins know. */
function flag( string $id ): string {
	return 'openai' === $id ? 'api_key_verified' : "api_key_verified_$id";
}

function watch( string $option, string $id ): void {
	$flag = flag( $id );
	add_filter( "option_$flag", fn( $value ) => Stored\wanted( 'update_option' ) ? $value : ( aikey_is_verified( $id ) ? '1' : '0' ) );
	foreach ( array( 'add_option', 'update_option', 'delete_option' ) as $before ) {
		add_action(
			$before,
			function ( $name ) use ( $option, $flag, $id ) {
				if ( $name === $option || $name === $flag ) {
					tell_change( $id );
				}
			}
		);
	}
}

/** Before the first change in a request: when it is over, what held then is compared with what holds now. */
function tell_change( string $id ): void {
	static $seen = array();

	$blog = get_current_blog_id();
	if ( isset( $seen[ $blog ][ $id ] ) ) {
		return;
	}
	$seen[ $blog ][ $id ] = true;
	$before               = aikey_is_verified( $id );
	$tell                 = function () use ( $before, $id ) {
		$now = aikey_is_verified( $id );
		if ( $now !== $before ) {
			/**
			 * Fires when the key that resolves became one that was tested and works (aikey_verified), or stopped to be
			 * one (aikey_unverified).
			 *
			 * @param string $id The connector.
			 */
			do_action( $now ? 'aikey_verified' : 'aikey_unverified', $id );
		}
	};
	add_action( 'shutdown', fn() => Seal\on_blog( $blog, $tell ) );
}
