<?php
// One Save & Test, of the stored key if none is given.
require __DIR__ . '/wp-load.php';

$result = aikey_save_and_test( $_POST['key'] ?? null );
echo json_encode( $result );
