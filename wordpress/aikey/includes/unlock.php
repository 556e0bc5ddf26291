<?php
/**
 * A connector's flag, the option api_key_verified or api_key_verified_{id}, always tells the truth about the key in use.
 * When that changes, the action aikey_verified or aikey_unverified is fired at the end of the request, with the connector's
 * id and aikey_status(); so is aikey_tested, whenever the outcome of a test was recorded.
 *
 * @package aikey
 */

namespace AIKey\Unlock;

use AIKey\Known;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** How the names of the options begin that hold a connector's record. */
const RECORD = 'aikey_verification_';

function register(): void {
	foreach ( array( 'add_option', 'update_option', 'delete_option' ) as $before ) {
		add_action( $before, __NAMESPACE__ . '\\before_change' );
	}
	foreach ( array( 'added_option', 'updated_option' ) as $after ) {
		add_action( $after, __NAMESPACE__ . '\\after_change' );
	}
}

function watch( string $flag ): void {
	add_filter( "option_$flag", __NAMESPACE__ . '\\read_flag', 10, 2 );
	add_filter( "pre_update_option_$flag", __NAMESPACE__ . '\\write_flag', PHP_INT_MAX, 3 );
}

/** @param mixed $stored Not looked at. */
function read_flag( $stored, string $flag ): string {
	return aikey_is_verified( (string) Known\id_of_flag( $flag ) ) ? '1' : '0';
}

/**
 * WordPress compares the new value with what read_flag() returns, and if they are the same it would not update a stored
 * value that differs.
 *
 * @param mixed $value To be stored.
 * @param mixed $old   What read_flag() returned.
 * @return mixed
 */
function write_flag( $value, $old, string $flag ) {
	Known\remember( Known\connectors()[ Known\id_of_flag( $flag ) ] );
	if ( $value === $old ) {
		Stored\replace( $flag, Stored\read( $flag ), $value );
	}
	return $value;
}

function before_change( string $option ): void {
	foreach ( Known\connectors() as $id => $of_key ) {
		if ( in_array( $option, array( $of_key, Known\flag( (string) $id ), RECORD . $id ), true ) ) {
			announce_change( (string) $id );
		}
	}
}

/** Before the first change in a request: at its end, what was true before is compared with what is true then. */
function announce_change( string $id ): void {
	static $seen = array();

	$blog = get_current_blog_id();
	if ( isset( $seen[ $blog ][ $id ] ) ) {
		return;
	}
	$seen[ $blog ][ $id ] = true;
	$before               = aikey_status( $id );
	$announce             = function () use ( $before, $id ) {
		$now = aikey_status( $id );
		if ( $now['verified'] !== $before['verified'] ) {
			/**
			 * Fires when the key in use has become one that was tested and works (aikey_verified), or has stopped
			 * being one (aikey_unverified).
			 *
			 * @param string $id     The connector.
			 * @param array  $status What aikey_status() returns for it.
			 * @param array  $before What it returned before.
			 */
			do_action( $now['verified'] ? 'aikey_verified' : 'aikey_unverified', $id, $now, $before );
		}
	};
	add_action( 'shutdown', fn() => Stored\on_blog( $blog, $announce ) );
}

/** A record is written for each test that says something about the key in use. */
function after_change( string $option ): void {
	$id = str_starts_with( $option, RECORD ) ? substr( $option, strlen( RECORD ) ) : '';
	if ( isset( Known\connectors()[ $id ] ) ) {
		announce_test( $id );
	}
}

/** Once per request. */
function announce_test( string $id ): void {
	static $seen = array();

	$blog = get_current_blog_id();
	if ( isset( $seen[ $blog ][ $id ] ) ) {
		return;
	}
	$seen[ $blog ][ $id ] = true;
	$announce             = function () use ( $id ) {
		/**
		 * Fires when a test of the key in use has said something about it, whether or not that was known before.
		 *
		 * @param string $id     The connector.
		 * @param array  $status What aikey_status() returns for it.
		 */
		do_action( 'aikey_tested', $id, aikey_status( $id ) );
	};
	add_action( 'shutdown', fn() => Stored\on_blog( $blog, $announce ) );
}
