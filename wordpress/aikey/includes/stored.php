<?php
/**
 * What lies in the database, and who may see it so.
 *
 * @package aikey
 */

namespace AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** An option as it is stored: the filters of this plugin let it through, because this function asks. */
function read( string $option ): string {
	$value = get_option( $option, '' );
	return is_string( $value ) ? $value : '';
}

/**
 * For the filters of an option: whether it is asked for by one of these functions, by the one above or by the
 * extension, which opens keys itself and tells why one can't be opened.
 */
function wanted( string ...$functions ): bool {
	$calls = array_column( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS, 9 ), 'function' );
	$asked = array_search( 'get_option', $calls, true );
	$who   = false === $asked ? '' : $calls[ $asked + 1 ] ?? '';
	return __NAMESPACE__ . '\\read' === $who
		|| in_array( $who, $functions, true )
		|| in_array( $who, get_extension_funcs( 'aikey' ), true );
}

/**
 * Puts another form of the same value in its place, unless something else has been stored meanwhile. For WordPress
 * the value stays what it was, so no hook of a change is called.
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
