<?php
/**
 * Removes what aikey stored, on every site of a network. Keys belong to WordPress and stay, except one that is still
 * sealed: without aikey it is of no use to anyone.
 *
 * @package aikey
 */

namespace AIKey\Uninstall;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

function clean(): void {
	global $wpdb;
	$like  = fn( string $start ) => $wpdb->esc_like( $start ) . '%';
	$names = $wpdb->get_col(
		$wpdb->prepare(
			"SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s OR option_name LIKE %s
				OR option_name IN ( 'aikey_recheck', 'aikey_recheck_failed' ) OR option_value LIKE %s",
			$like( 'api_key_verified' ),
			$like( 'aikey_verification_' ),
			$like( 'aikey1:' )
		)
	);
	array_map( 'delete_option', $names );
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $blog ) {
		switch_to_blog( (int) $blog );
		clean();
		restore_current_blog();
	}
} else {
	clean();
}
