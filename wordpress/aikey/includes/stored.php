<?php
/**
 * What lies in the database, whatever filters make of it. None of this needs the extension.
 *
 * @package aikey
 */

namespace AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** An option as it is stored; '' if there is none. */
function read( string $option ): string {
	get_option( $option ); // Puts it into the cache.
	$value = wp_load_alloptions()[ $option ] ?? wp_cache_get( $option, 'options' );
	return is_string( $value ) ? $value : '';
}

/**
 * An option of ours that WordPress loads with all others; null if there is none. get_option() would ask the database about
 * one that is not there, on every page.
 *
 * @return mixed
 */
function loaded( string $option ) {
	return maybe_unserialize( wp_load_alloptions()[ $option ] ?? null );
}

/**
 * Puts another value in its place, unless something else has been stored in the meantime, and without a word: for
 * WordPress and its plugins the option stays what it was.
 */
function replace( string $option, string $from, string $to ): bool {
	return change( $option, array( 'option_value' => $to ), array( 'option_value' => $from ) );
}

/** Gives a row another name, in the place of one that has it. */
function rename( string $option, string $name ): bool {
	global $wpdb;
	$wpdb->delete( $wpdb->options, array( 'option_name' => $name ) );
	return change( $option, array( 'option_name' => $name ) );
}

function change( string $option, array $to, array $if = array() ): bool {
	global $wpdb;
	$done = $wpdb->update( $wpdb->options, $to, array( 'option_name' => $option ) + $if );
	forget_cached( $option );
	forget_cached( $to['option_name'] ?? $option );
	return 1 === $done;
}

/** The next read comes from the database. */
function forget_cached( string $option ): void {
	wp_cache_delete( $option, 'options' );
	wp_cache_delete( 'alloptions', 'options' );
	wp_cache_delete( 'notoptions', 'options' );
}

/**
 * The rows of these names, to be put back if what follows fails.
 *
 * @return array<string, array|null>
 */
function snapshot( array $options ): array {
	global $wpdb;
	$rows = array();
	foreach ( array_unique( $options ) as $option ) {
		$rows[ $option ] = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM $wpdb->options WHERE option_name = %s", $option ), ARRAY_A );
	}
	return $rows;
}

/** @param array<string, array|null> $rows Of snapshot(). */
function put_back( array $rows ): void {
	global $wpdb;
	foreach ( $rows as $option => $row ) {
		if ( $row ) {
			$wpdb->replace( $wpdb->options, $row );
		} else {
			$wpdb->delete( $wpdb->options, array( 'option_name' => $option ) );
		}
		forget_cached( $option );
	}
}

/**
 * @return mixed What the callback returns.
 */
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

/** Calls back on every site of this network, or on this one alone. */
function on_blogs( bool $all, callable $callback ): void {
	$all ? on_network( get_current_network_id(), $callback ) : $callback();
}

/** Calls back on every site of a network, or with 0 of all networks. Without networks there is one site. */
function on_network( int $network, callable $callback ): void {
	if ( ! is_multisite() ) {
		$callback();
		return;
	}
	$every = array(
		'fields'     => 'ids',
		'number'     => 0,
		'network_id' => $network,
	);
	foreach ( get_sites( $every ) as $blog ) {
		on_blog( (int) $blog, $callback );
	}
}
