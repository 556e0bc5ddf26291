<?php
// Whether stack traces show arguments, as php.ini says. With `at`, a Save & Test in a fiber that this filter suspends, and
// then a fatal error, after which PHP does not unwind fibers.
require __DIR__ . '/wp-load.php';

function shows_arguments( $argument ) {
	return isset( ( new Exception() )->getTrace()[0]['args'] );
}

if ( isset( $_POST['at'] ) ) {
	add_filter(
		$_POST['at'],
		function ( $value ) {
			Fiber::suspend();
			return $value;
		}
	);
	$fiber = new Fiber(
		function () {
			try {
				aikey_save_and_test( $_POST['key'] );
			} catch ( FiberError $e ) {
				echo get_class( $e );
			}
		}
	);
	$fiber->start();
	while ( ob_get_level() ) {
		ob_end_flush();
	}
	flush();
	str_repeat( 'x', PHP_INT_MAX >> 1 );
}
echo json_encode( shows_arguments( 'any' ) );
