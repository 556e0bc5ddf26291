<?php
/**
 * Keys are stored sealed, and everybody who asks for the option gets the key. What the extension can't open reads as
 * '': a plugin would send anything else to the provider.
 *
 * @package aikey
 */

namespace AIKey\Seal;

use AIKey\Connectors;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** Whether there are to be sealed keys on this server. */
function is_on(): bool {
	return '' !== (string) ini_get( 'aikey.keyring' );
}

/** Opens first of all and seals last of all, so that other filters see the key as ever. */
function watch( string $option, string $id ): void {
	add_filter( "option_$option", fn( $value ) => read( $value, $option, $id ), PHP_INT_MIN );
	add_filter( "pre_update_option_$option", fn( $value, $old ) => write( $value, $old, $option, $id ), PHP_INT_MAX, 2 );
}

/**
 * @param mixed $value As it is stored.
 * @return mixed
 */
function read( $value, string $option, string $id ) {
	if ( ! is_string( $value ) || '' === $value ) {
		return $value;
	}
	if ( ! aikey_is_sealed( $value ) ) {
		seal_later( $option, $id );
		return $value;
	}
	try {
		return aikey_open( $value, $id );
	} catch ( \AikeyException $e ) {
		return '';
	}
}

/**
 * What is to be stored instead of a new value. With a keyring that can't be read the old one stays: nothing is ever
 * written in the clear.
 *
 * @param mixed $value The new value.
 * @param mixed $old   The old one, opened.
 * @return mixed
 */
function write( $value, $old, string $option, string $id ) {
	if ( ! is_string( $value ) || aikey_is_sealed( $value ) ) {
		return $value;
	}
	$stored = Stored\read( $option );
	if ( '' === $value ) {
		// What doesn't open is '' for WordPress already, which therefore would remove nothing.
		if ( '' === $old && '' !== $stored ) {
			delete_option( $option );
		}
		return '';
	}
	// A seal never looks the same twice: the same key saved again would be a change.
	if ( ! is_on() || ( $value === $old && aikey_is_sealed( $stored ) ) ) {
		return $value;
	}
	try {
		return aikey_seal( $value, $id );
	} catch ( \AikeyException $e ) {
		return $old;
	} catch ( \ValueError $e ) {
		return $value; // Longer than any key that aikey knows of.
	}
}

/** Plaintext that was read is sealed when the request is over, once. */
function seal_later( string $option, string $id ): void {
	static $seen = array();

	$blog = get_current_blog_id();
	if ( ! is_on() || isset( $seen[ $blog ][ $option ] ) ) {
		return;
	}
	$seen[ $blog ][ $option ] = true;
	add_action( 'shutdown', fn() => on_blog( $blog, fn() => try_to( __NAMESPACE__ . '\\seal', $option, $id ) ) );
}

/** What can't be done now, for want of a keyring, is left as it is. */
function try_to( callable $callback, string $option, string $id ): void {
	try {
		$callback( $option, $id );
	} catch ( \AikeyException | \ValueError $e ) {
		return;
	}
}

/** @return mixed What the callback returns. */
function on_blog( int $blog, callable $callback ) {
	if ( get_current_blog_id() === $blog ) {
		return $callback();
	}
	switch_to_blog( $blog );
	try {
		return $callback();
	} finally {
		restore_current_blog();
	}
}

/**
 * Seals one stored key with the first key of the keyring; one that is sealed already, anew.
 *
 * @return string|null What became of it: sealed, absent, or null where something else was stored meanwhile.
 * @throws \AikeyException Where it can't be opened or sealed.
 */
function seal( string $option, string $id ): ?string {
	$stored = Stored\read( $option );
	if ( '' === $stored ) {
		return 'absent';
	}
	$key = aikey_is_sealed( $stored ) ? aikey_open( $stored, $id ) : $stored;
	return Stored\replace( $option, $stored, aikey_seal( $key, $id ) ) ? 'sealed' : null;
}

/**
 * Stores one key in the clear again.
 *
 * @return string|null What became of it: opened, absent, plain where it was not sealed, or null as above.
 * @throws \AikeyException Where it can't be opened.
 */
function open( string $option, string $id ): ?string {
	$stored = Stored\read( $option );
	if ( ! aikey_is_sealed( $stored ) ) {
		return '' === $stored ? 'absent' : 'plain';
	}
	return Stored\replace( $option, $stored, aikey_open( $stored, $id ) ) ? 'opened' : null;
}

/** Where there is a keyring. */
function seal_all(): void {
	foreach ( Connectors\options() as $option => $id ) {
		if ( is_on() && ! aikey_is_sealed( Stored\read( $option ) ) ) {
			try_to( __NAMESPACE__ . '\\seal', $option, $id );
		}
	}
}

/** Without this plugin WordPress would take what is sealed for a key. What can't be opened stays as it is. */
function open_all(): void {
	foreach ( Connectors\options() as $option => $id ) {
		try_to( __NAMESPACE__ . '\\open', $option, $id );
	}
}
