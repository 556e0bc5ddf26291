<?php
/**
 * What a pool of php-fpm can seal with, for `aikeyctl pools`, which asks over the pool's socket. Loads no site.
 *
 * @package aikey
 */

namespace AIKey\Pool; // In the global one, OPcache would evaluate ini_get() once for all pools.

header( 'Content-Type: application/json' );
$answer = array(
	'version' => phpversion( 'aikey' ),
	'tenant'  => (string) ini_get( 'aikey.tenant' ),
	'key_id'  => '',
	'problem' => '',
);
try {
	// A sealed value begins with the id of what sealed it, which says nothing about the key.
	$answer['key_id'] = function_exists( 'aikey_seal' ) ? substr( aikey_seal( 'check' ), strlen( 'aikey1:' ), 16 ) : '';
} catch ( \AikeyException $e ) {
	$answer['problem'] = $e->getMessage();
}
echo json_encode( $answer );
