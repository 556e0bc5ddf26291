<?php
// A process that handles many requests as one, as daemons and workers of FrankenPHP, RoadRunner or Swoole do. Reads
// commands, one per line: what to do, and a sealed key. Answers each in JSON.
$kept   = array();
$option = '';

function get_option( $name ) {
	return $GLOBALS['option'];
}

while ( $line = fgets( STDIN ) ) {
	[ $do, $sealed ] = explode( ' ', rtrim( $line, "\n" ), 2 ) + array( 1 => '' );
	switch ( $do ) {
		case 'seal':
			$answer = aikey_seal( base64_decode( $sealed ) );
			break;
		case 'open':
			$answer = strlen( aikey_open( $sealed ) );
			break;
		case 'resolve':
			$option = $sealed;
			$answer = strlen( aikey_resolve() );
			break;
		case 'test':
			$answer = aikey_test()['code'];
			break;
		case 'keep':
			$kept[] = aikey_open( $sealed );
			$answer = count( $kept );
			break;
		case 'kept':
			$answer = array_map( 'md5', $kept );
			break;
		case 'drop':
			$answer = $kept = array();
			break;
		case 'wipe':
			$answer = aikey_wipe();
			break;
	}
	echo json_encode( $answer ), "\n";
}
