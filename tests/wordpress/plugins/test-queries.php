<?php
/**
 * Plugin Name: Test queries
 * Description: Adds an empty page to the settings, and says at the end of each admin page how many queries it took.
 */

add_action( 'admin_menu', fn() => add_options_page( 'Empty', 'Empty', 'manage_options', 'test-empty', '__return_null' ) );
add_action( 'admin_footer', fn() => printf( '<i data-queries="%d"></i>', get_num_queries() ), PHP_INT_MAX );
if ( getenv( 'AIKEY_TEST_QUERIES' ) ) {
	define( 'SAVEQUERIES', true );
	add_action( 'admin_footer', fn() => file_put_contents( getenv( 'AIKEY_TEST_QUERIES' ), implode( "\n", array_column( $GLOBALS['wpdb']->queries, 0 ) ) ), PHP_INT_MAX );
}
