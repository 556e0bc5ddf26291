<?php
/**
 * What is stored in the database, before any filter of the option changes it.
 *
 * @package aikey
 */

namespace AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** Returns an option as it is stored, or '' if there is none. */
function read( string $option ): string {
	get_option( $option ); // Puts it into the cache.
	$value = wp_load_alloptions()[ $option ] ?? wp_cache_get( $option, 'options' );
	return is_string( $value ) ? $value : '';
}

/**
 * Replaces a stored value unless it has changed in the meantime. No hook is fired: to WordPress and its plugins the
 * option has the same value as before.
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
