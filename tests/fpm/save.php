<?php
// One Save & Test; without a key that of the stored one.
require __DIR__ . '/wp-load.php';

$result = aikey_save_and_test( $_POST['key'] ?? null );
echo json_encode( $result );
