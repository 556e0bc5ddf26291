<?php
/**
 * The smallest persistent object cache that WordPress allows. AIKEY_TEST_REDIS names the socket.
 *
 * @package aikey
 */

$GLOBALS['aikey_test_cache'] = array();

function aikey_test_redis(): Redis {
	static $redis = null;
	if ( null === $redis ) {
		$redis = new Redis();
		$redis->connect( getenv( 'AIKEY_TEST_REDIS' ) );
	}
	return $redis;
}

function aikey_test_name( $key, $group ) {
	return ( $group ? $group : 'default' ) . ":$key";
}

function wp_cache_init() {
}

function wp_cache_get( $key, $group = '', $force = false, &$found = null ) {
	$name = aikey_test_name( $key, $group );
	if ( $force || ! array_key_exists( $name, $GLOBALS['aikey_test_cache'] ) ) {
		$value = aikey_test_redis()->get( $name );
		if ( false === $value ) {
			$found = false;
			return false;
		}
		$GLOBALS['aikey_test_cache'][ $name ] = unserialize( $value );
	}
	$found = true;
	$value = $GLOBALS['aikey_test_cache'][ $name ];
	return is_object( $value ) ? clone $value : $value;
}

function wp_cache_set( $key, $data, $group = '', $expire = 0 ) {
	$name                                 = aikey_test_name( $key, $group );
	$GLOBALS['aikey_test_cache'][ $name ] = $data;
	return aikey_test_redis()->set( $name, serialize( $data ) );
}

function wp_cache_add( $key, $data, $group = '', $expire = 0 ) {
	wp_cache_get( $key, $group, false, $found );
	return ! $found && wp_cache_set( $key, $data, $group );
}

function wp_cache_replace( $key, $data, $group = '', $expire = 0 ) {
	wp_cache_get( $key, $group, false, $found );
	return $found && wp_cache_set( $key, $data, $group );
}

function wp_cache_delete( $key, $group = '' ) {
	$name = aikey_test_name( $key, $group );
	unset( $GLOBALS['aikey_test_cache'][ $name ] );
	return (bool) aikey_test_redis()->del( $name );
}

function wp_cache_incr( $key, $offset = 1, $group = '' ) {
	$value = wp_cache_get( $key, $group );
	return false === $value ? false : ( wp_cache_set( $key, $value + $offset, $group ) ? $value + $offset : false );
}

function wp_cache_decr( $key, $offset = 1, $group = '' ) {
	return wp_cache_incr( $key, -$offset, $group );
}

function wp_cache_flush() {
	$GLOBALS['aikey_test_cache'] = array();
	return aikey_test_redis()->flushAll();
}

function wp_cache_close() {
	return true;
}

function wp_cache_add_global_groups( $groups ) {
}

function wp_cache_add_non_persistent_groups( $groups ) {
}

function wp_cache_switch_to_blog( $blog_id ) {
}
