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

/** What is about to change in the database. */
function register(): void {
	foreach ( array( 'add_option', 'update_option', 'delete_option' ) as $before ) {
		add_action( $before, __NAMESPACE__ . '\\look' );
	}
}

function look( string $name ): void {
	$id = watched()[ $name ] ?? null;
	if ( null !== $id ) {
		tell_change( $id );
	}
}

/**
 * Options whose change may change what is true, with the connector that they are about.
 *
 * @return array<string, string>
 */
function watched( array $more = array() ): array {
	static $watched = array();

	$watched += $more;
	return $watched;
}

function watch( string $option, string $id ): void {
	$flag = flag( $id );
	watched(
		array(
			$option => $id,
			$flag   => $id,
		)
	);
	add_filter( "option_$flag", fn() => aikey_is_verified( $id ) ? '1' : '0' );
	add_filter( "pre_update_option_$flag", fn( $value, $old ) => write( $flag, $value, $old ), PHP_INT_MAX, 2 );
}

/**
 * WordPress compares with the truth, and would leave a row that differs from it as it is.
 *
 * @param mixed $value To be stored.
 * @param mixed $old   What the flag says.
 * @return mixed
 */
function write( string $flag, $value, $old ) {
	if ( $value === $old ) {
		Stored\replace( $flag, Stored\read( $flag ), $value );
	}
	return $value;
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
