<?php
// What the PHP code that is posted comes to in WordPress, in JSON.
require __DIR__ . '/wp-load.php';
echo json_encode( ( fn() => eval( file_get_contents( 'php://input' ) ) )() );
