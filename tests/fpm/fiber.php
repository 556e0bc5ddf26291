<?php
// Whether stack traces show arguments, as php.ini says. With `at`, after a Save & Test in a fiber that this filter suspends.
require __DIR__ . '/wp-load.php';

function shows_arguments( $argument ) {
	return isset( ( new Exception() )->getTrace()[0]['args'] );
}

$said = '';
if ( isset( $_POST['at'] ) ) {
	add_filter(
		$_POST['at'],
		function ( $value ) {
			Fiber::suspend();
			return $value;
		}
	);
	$fiber = new Fiber(
		function () use ( &$said ) {
			try {
				aikey_save_and_test( $_POST['key'] );
			} catch ( FiberError $e ) {
				$said = get_class( $e );
			}
		}
	);
	$fiber->start();
}
echo json_encode(
	array(
		'said'      => $said,
		'arguments' => shows_arguments( 'any' ),
		'pid'       => getmypid(),
	)
);
