<?php
// A Save & Test that is interrupted: `how`, and in which filter (`at`), the first time that the filtered value contains
// `with`.
$beat = 0;
register_shutdown_function(
	function () use ( &$beat ) {
		echo "beat=$beat "; // before WordPress reports a critical error and ends
	}
);
require __DIR__ . '/wp-load.php';

$interrupt = function () use ( &$beat ) {
	switch ( $_POST['how'] ) {
		case 'time limit':
			set_time_limit( 1 );
			while ( true ) {
				$beat = hrtime( true );
			}
		case 'fatal error':
			return str_repeat( 'x', PHP_INT_MAX >> 1 );
		case 'exit()':
			exit;
		case 'exception':
			throw new RuntimeException( 'not now' );
		case 'SIGTERM':
			while ( ob_get_level() ) {
				ob_end_flush();
			}
			echo 'ready';
			flush();
			sleep( 10 );
	}
};
add_filter(
	$_POST['at'],
	function ( $value ) use ( &$interrupt ) {
		if ( $interrupt && str_contains( is_string( $value ) ? $value : '', $_POST['with'] ) ) {
			$now       = $interrupt;
			$interrupt = null;
			$now();
		}
		return $value;
	}
);

echo json_encode( aikey_save_and_test( $_POST['key'] ) );
