<?php
/**
 * The way out: before the plugin goes, keys are stored in the clear again, and stay so. A key that cannot be opened is set
 * aside under another name, where nothing takes it for a key, and comes back with the plugin.
 *
 * @package aikey
 */

namespace AIKey\Leaving;

use AIKey\Known;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/**
 * Opens this site's keys for good.
 *
 * @return array<string, string> By option, why its key could not be opened; it is set aside.
 */
function leave(): array {
	stop_sealing();
	$stuck = open_all() + open_all(); // Again: a request that began before may just have sealed one.
	store_truth();
	wp_clear_scheduled_hook( 'aikey_daily_recheck' );
	return $stuck;
}

function stop_sealing(): void {
	update_option( Known\LEFT, '1', true );
}

/** @return array<string, string> As leave() returns it. */
function open_all(): array {
	$stuck = array();
	foreach ( Known\sealed_options() as $option ) {
		try {
			open( $option );
		} catch ( \RuntimeException | \ValueError $e ) {
			Stored\rename( $option, Known\ASIDE . $option );
			$stuck[ $option ] = $e->getMessage();
		}
	}
	return $stuck;
}

/**
 * Stores a key in the clear again.
 *
 * @return string|null The result: opened, absent, plain if it was not sealed, or null if it was changed in the meantime.
 * @throws \RuntimeException If it cannot be opened.
 */
function open( string $option ): ?string {
	if ( ! \AIKey\has_extension() ) {
		throw new \RuntimeException( 'This PHP does not have the extension aikey, or too old a version of it.' );
	}
	$stored = Stored\read( $option );
	if ( ! aikey_is_sealed( $stored ) ) {
		return '' === $stored ? 'absent' : 'plain';
	}
	return Stored\replace( $option, $stored, aikey_open( $stored, $option ) ) ? 'opened' : null;
}

/** While the plugin runs, flags are made true when they are read. After it, what is stored counts. */
function store_truth(): void {
	foreach ( array_keys( Known\connectors() ) as $id ) {
		$flag   = Known\flag( (string) $id );
		$stored = Stored\read( $flag );
		$truth  = \AIKey\has_extension() && aikey_is_verified( (string) $id ) ? '1' : '0';
		if ( '' !== $stored && $stored !== $truth ) {
			Stored\replace( $flag, $stored, $truth );
		}
	}
}

/** The plugin is back: keys that were set aside return to their places, unless they were replaced there. */
function come_back(): void {
	delete_option( Known\LEFT );
	foreach ( options_like( Known\ASIDE ) as $name ) {
		$option = substr( $name, strlen( Known\ASIDE ) );
		if ( '' === Stored\read( $option ) ) {
			Stored\rename( $name, $option );
		} else {
			delete_option( $name );
		}
	}
}

/**
 * Removes what aikey stored on this site, except the option that says so: a plugin that is still there must not seal
 * again. Keys are WordPress's own and stay; so does what could not be opened, in case the keyring comes back.
 *
 * @return array<string, string> As leave() returns it.
 */
function clean(): array {
	come_back();
	$stuck   = leave();
	$records = options_like( 'aikey_verification_' );
	$ids     = array_map( fn( $record ) => substr( $record, strlen( 'aikey_verification_' ) ), $records );
	$flags   = array_map( 'AIKey\\Known\\flag', array_unique( array( ...$ids, ...array_map( 'strval', array_keys( Known\connectors() ) ) ) ) );
	$ours    = array( Known\KEPT, 'aikey_recheck', 'aikey_recheck_failed', 'aikey_usage', ...$records, ...options_like( Known\MODEL ), ...$flags );
	array_map( 'delete_option', $ours );
	return $stuck;
}

/** Removes what aikey stored for the network. */
function clean_network(): void {
	delete_site_option( 'aikey_sites_set_keys' );
	foreach ( array_keys( Known\connectors() ) as $id ) {
		delete_site_transient( "aikey_tests_$id" );
	}
}

/**
 * Options of this site whose names begin so.
 *
 * @return list<string>
 */
function options_like( string $beginning ): array {
	global $wpdb;
	return $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", Known\like( $beginning ) ) );
}
