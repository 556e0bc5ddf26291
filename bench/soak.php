<?php
// What plugins of a site do with its key, and how requests end. Prints "ok" unless the key is not the right one.
require __DIR__ . '/wp-load.php';
$key = aikey_resolve();
echo null === $key || 0 === strpos( $key, 'sk-proj-demo-' ) ? 'ok' : 'another key';
switch ( $_GET['end'] ?? '' ) {
	case 'exit':
		$GLOBALS['kept'] = $key;
		exit;
	case 'throw':
		ini_set( 'log_errors', '0' );
		throw new Exception( 'ends this request' );
	case 'fatal':
		ini_set( 'log_errors', '0' );
		ini_set( 'memory_limit', '40M' );
		str_repeat( 'x', 1 << 30 );
}
