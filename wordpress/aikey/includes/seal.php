<?php
/**
 * Keys are stored sealed, and everyone who reads the option gets the key. A sealed key that the extension cannot open
 * reads as '', because a plugin would send anything else to the provider.
 *
 * @package aikey
 */

namespace AIKey\Seal;

use AIKey\Known;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** Opens before all other filters and seals after them, so that they see the key as usual. */
function watch( string $option ): void {
	add_filter( "option_$option", __NAMESPACE__ . '\\open_value', PHP_INT_MIN, 2 );
	add_filter( "pre_update_option_$option", __NAMESPACE__ . '\\seal_value', PHP_INT_MAX, 3 );
}

/** Whether keys of this site are to be sealed. */
function is_on(): bool {
	return has_keyring() && ! Stored\loaded( Known\LEFT ) && runs_everywhere();
}

function has_keyring(): bool {
	return '' !== (string) ini_get( 'aikey.keyring' );
}

/** Whether the plugin runs on every site of the network: one without it would take a sealed value for a key. */
function runs_everywhere(): bool {
	return ! is_multisite() || is_network_active() || is_must_use();
}

function is_network_active(): bool {
	return is_multisite() && isset( get_site_option( 'active_sitewide_plugins', array() )[ plugin_basename( \AIKey\FILE ) ] );
}

/** Whether something other than WordPress's lists of active plugins loaded this one. */
function is_must_use(): bool {
	static $is = null; // Asked for first on the request's own site, before anything switches to another.

	return $is ??= ! is_network_active() && ! in_array( plugin_basename( \AIKey\FILE ), (array) get_option( 'active_plugins' ), true );
}

/**
 * The extension asks this before it seals a key that Save & Test is about to store.
 *
 * @param mixed $opened What another plugin answered.
 */
function is_opened( $opened, string $option ): bool {
	return $opened || ( is_on() && Known\is_key( $option ) );
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
		return aikey_open( $value, $option );
	} catch ( \AikeyException $e ) {
		return '';
	}
}

/**
 * Returns what to store instead of a new value. If the keyring cannot be read, that is the old value: nothing is ever
 * written in the clear then. '' stays '': WordPress takes a key that cannot be opened for '' as well, and so a form that
 * sends back what it showed changes nothing.
 *
 * @param mixed $value The new value.
 * @param mixed $old   The old one, opened.
 * @return mixed
 */
function seal_value( $value, $old, string $option ) {
	if ( ! is_string( $value ) || '' === $value ) {
		return $value;
	}
	if ( aikey_is_sealed( $value ) ) {
		Known\remember( $option );
		return $value;
	}
	// Sealing never gives the same text twice, so saving the same key again would look like a change.
	if ( ! is_on() || ( $value === $old && aikey_is_sealed( Stored\read( $option ) ) ) ) {
		return $value;
	}
	try {
		Known\remember( $option );
		return aikey_seal( $value, $option );
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
	if ( isset( $seen[ $blog ][ $option ] ) || ! is_on() ) {
		return;
	}
	$seen[ $blog ][ $option ] = true;
	add_action( 'shutdown', fn() => Stored\on_blog( $blog, fn() => try_to( __NAMESPACE__ . '\\seal', $option ) ) );
}

/** A value that cannot be sealed now, for example without a keyring, stays as it is. */
function try_to( callable $callback, string $option ): void {
	try {
		$callback( $option );
	} catch ( \AikeyException | \ValueError $e ) {
		return;
	}
}

/**
 * Seals a stored key, unless this site's keys were opened for good.
 *
 * @return string|null The result: sealed, absent, plain if it has to stay so, or null if the value was changed in the
 *                     meantime.
 * @throws \AikeyException If it cannot be sealed.
 */
function seal( string $option ): ?string {
	Stored\forget_cached( Known\LEFT ); // Another process may just be leaving.
	$stored = Stored\read( $option );
	if ( '' === $stored || aikey_is_sealed( $stored ) ) {
		return '' === $stored ? 'absent' : 'sealed';
	}
	if ( ! is_on() ) {
		return 'plain';
	}
	Known\remember( $option );
	return Stored\replace( $option, $stored, aikey_seal( $stored, $option ) ) ? 'sealed' : null;
}

/**
 * Seals a key with the first key of the keyring, even if it is sealed already.
 *
 * @return string|null The result, as for seal().
 * @throws \AikeyException If it cannot be opened or sealed.
 */
function rotate( string $option ): ?string {
	$stored = Stored\read( $option );
	if ( ! aikey_is_sealed( $stored ) ) {
		return seal( $option );
	}
	return Stored\replace( $option, $stored, aikey_seal( aikey_open( $stored, $option ), $option ) ) ? 'sealed' : null;
}

/** Seals the keys that are stored in the clear, if there is a keyring. */
function seal_all(): void {
	foreach ( is_on() ? Known\options() : array() as $option ) {
		try_to( __NAMESPACE__ . '\\seal', $option );
	}
}
