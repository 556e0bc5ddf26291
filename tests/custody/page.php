<?php
// What a site's PHP code can do, one thing per request. Answers in JSON.
require __DIR__ . '/wp-load.php';

/** What it returns, or the class and code of its exception. */
function outcome( callable $act ) {
	try {
		return $act();
	} catch ( Throwable $e ) {
		return get_class( $e ) . ' ' . $e->getCode();
	}
}

/** The beginning of a file, or why it cannot be read. */
function look( string $path ) {
	$file = @fopen( $path, 'rb' );
	return $file ? bin2hex( (string) fread( $file, 8 ) ) . ' read' : error_get_last()['message'];
}

$acts = array(
	'save'    => fn( $key ) => aikey_save_and_test( $key ),
	'test'    => fn() => aikey_save_and_test(),
	'use'     => fn() => array( aikey_mask( aikey_resolve() ), aikey_source(), aikey_status(), get_option( 'connectors_ai_openai_api_key' ) ),
	'copies'  => function () {
		$GLOBALS['kept'] = aikey_resolve();
		$object          = new stdClass();
		$object->own     = array( $object, $GLOBALS['kept'] ); // a cycle that is never collected
		return aikey_mask( aikey_open( get_option( 'connectors_ai_openai_api_key' ) ) );
	},
	'fatal'   => function () {
		$key = aikey_resolve();
		ini_set( 'memory_limit', '40M' );
		return str_repeat( $key, 1 << 25 );
	},
	'exit'    => function () {
		$GLOBALS['kept'] = aikey_resolve();
		exit( '{}' );
	},
	'hold'    => function ( $until ) {
		$key = aikey_resolve();
		while ( ! file_exists( $until ) ) {
			usleep( 10000 );
			clearstatcache();
		}
		return aikey_mask( $key );
	},
	'status'  => fn() => aikey_status(),
	'stored'  => fn() => get_option( 'connectors_ai_openai_api_key' ),
	'seal'    => fn( $key ) => aikey_seal( $key ),
	'open'    => fn( $sealed ) => aikey_mask( aikey_open( $sealed ) ),
	'look'    => fn( $path ) => look( $path ),
	'process' => fn() => array( 'pid' => getmypid(), 'parent' => posix_getppid(), 'user' => posix_geteuid() ),
);
echo json_encode( outcome( fn() => $acts[ $_POST['do'] ]( ...array_slice( array_values( $_POST ), 1 ) ) ) );
