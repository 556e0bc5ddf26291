<?php
// What a plugin sees in a new request, and which worker answers.
require __DIR__ . '/wp-load.php';

echo json_encode(
	array(
		'key'      => aikey_resolve(),
		'verified' => aikey_is_verified(),
		'flag'     => get_option( 'api_key_verified' ),
		'tested'   => null !== aikey_status()['tested_at'],
		'pid'      => getmypid(),
		'files'    => count( scandir( '/proc/self/fd' ) ),
	)
);
