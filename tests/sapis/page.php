<?php
// Seals a key, or opens the one that it is given. Says whose process did so, and whether its user may read the keyring.
$sealed = $_SERVER['SEALED'] ?? '';
echo json_encode( array(
	'pid'   => getmypid(),
	'user'  => posix_geteuid(),
	'reads' => is_readable( __DIR__ . '/keyring' ),
	'key'   => $sealed ? aikey_open( $sealed ) : aikey_seal( 'a key of the site' ),
) );
