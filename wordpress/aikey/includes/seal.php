<?php
/**
 * Keys are stored sealed, and everyone who reads the option gets the key. A sealed key that the extension cannot open
 * reads as '', because a plugin would send anything else to the provider.
 *
 * @package aikey
 */

namespace AIKey\Seal;

use AIKey\Connectors;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** Whether keys are to be sealed on this server. */
function is_on(): bool {
	return '' !== (string) ini_get( 'aikey.keyring' );
}

/** Opens before all other filters and seals after them, so that they see the key as usual. */
function watch( string $option ): void {
	add_filter( "option_$option", __NAMESPACE__ . '\\open_value', PHP_INT_MIN, 2 );
	add_filter( "pre_update_option_$option", __NAMESPACE__ . '\\seal_value', PHP_INT_MAX, 3 );
}

/**
 * @param mixed $value As it is stored.
 * @return mixed
 */
function open_value( $value, string $option ) {
	if ( ! is_string( $value ) || '' === $value ) {
		return $value;
	}
	if ( ! aikey_is_sealed( $value ) ) {
		seal_later( $option );
		return $value;
	}
	try {
		return aikey_open( $value, Connectors\options()[ $option ] );
	} catch ( \AikeyException $e ) {
		return '';
	}
}

/**
 * Returns what to store instead of a new value. If the keyring cannot be read, that is the old value: nothing is ever
 * written in the clear.
 *
 * @param mixed $value The new value.
 * @param mixed $old   The old one, opened.
 * @return mixed
 */
function seal_value( $value, $old, string $option ) {
	if ( ! is_string( $value ) || aikey_is_sealed( $value ) ) {
		return $value;
	}
	$stored = Stored\read( $option );
	if ( '' === $value ) {
		// To WordPress, a value that cannot be opened is '' already, so it would not remove anything.
		if ( '' === $old && '' !== $stored ) {
			delete_option( $option );
		}
		return '';
	}
	// Sealing never gives the same text twice, so saving the same key again would look like a change.
	if ( ! is_on() || ( $value === $old && aikey_is_sealed( $stored ) ) ) {
		return $value;
	}
	try {
		return aikey_seal( $value, Connectors\options()[ $option ] );
	} catch ( \AikeyException $e ) {
		return $old;
	} catch ( \ValueError $e ) {
		return $value; // Longer than any key that aikey handles.
	}
}

/** A key that was read in the clear is sealed at the end of the request. */
function seal_later( string $option ): void {
	static $seen = array();

	$blog = get_current_blog_id();
	if ( ! is_on() || isset( $seen[ $blog ][ $option ] ) ) {
		return;
	}
	$seen[ $blog ][ $option ] = true;
	add_action( 'shutdown', fn() => on_blog( $blog, fn() => try_to( __NAMESPACE__ . '\\seal', $option ) ) );
}

/** A value that cannot be sealed or opened now, for example without a keyring, stays as it is. */
function try_to( callable $callback, string $option ): void {
	try {
		$callback( $option );
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
 * Seals a stored key with the first key of the keyring, even if it is sealed already.
 *
 * @return string|null The result: sealed, absent, or null if the value was changed in the meantime.
 * @throws \AikeyException If it cannot be opened or sealed.
 */
function seal( string $option ): ?string {
	$stored = Stored\read( $option );
	if ( '' === $stored ) {
		return 'absent';
	}
	$id  = Connectors\options()[ $option ];
	$key = aikey_is_sealed( $stored ) ? aikey_open( $stored, $id ) : $stored;
	return Stored\replace( $option, $stored, aikey_seal( $key, $id ) ) ? 'sealed' : null;
}

/**
 * Stores a key in the clear again.
 *
 * @return string|null The result: opened, absent, plain if it was not sealed, or null as for seal().
 * @throws \AikeyException If it cannot be opened.
 */
function open( string $option ): ?string {
	$stored = Stored\read( $option );
	if ( ! aikey_is_sealed( $stored ) ) {
		return '' === $stored ? 'absent' : 'plain';
	}
	$key = aikey_open( $stored, Connectors\options()[ $option ] );
	return Stored\replace( $option, $stored, $key ) ? 'opened' : null;
}

/** Seals the keys that are stored in the clear, if there is a keyring. */
function seal_all(): void {
	foreach ( array_keys( Connectors\options() ) as $option ) {
		if ( is_on() && ! aikey_is_sealed( Stored\read( $option ) ) ) {
			try_to( __NAMESPACE__ . '\\seal', $option );
		}
	}
}

/** Without this plugin, WordPress would take a sealed value for a key. One that cannot be opened stays as it is. */
function open_all(): void {
	foreach ( array_keys( Connectors\options() ) as $option ) {
		try_to( __NAMESPACE__ . '\\open', $option );
	}
}
