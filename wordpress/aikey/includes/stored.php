<?php
/**
 * What lies in the database, whatever the filters of its option make of it.
 *
 * @package aikey
 */

namespace AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** An option as it is stored; '' where there is none. */
function read( string $option ): string {
	get_option( $option ); // Puts it into the cache.
	$value = wp_load_alloptions()[ $option ] ?? wp_cache_get( $option, 'options' );
	return is_string( $value ) ? $value : '';
}

/**
 * Puts another value in its place, unless something else has been stored meanwhile, and without a word: for
 * WordPress and its plugins the option stays what it was.
 */
function replace( string $option, string $from, string $to ): bool {
	global $wpdb;
	$done = $wpdb->update(
		$wpdb->options,
		array( 'option_value' => $to ),
		array(
			'option_name'  => $option,
			'option_value' => $from,
		)
	);
	wp_cache_delete( $option, 'options' );
	wp_cache_delete( 'alloptions', 'options' );
	return 1 === $done;
}
