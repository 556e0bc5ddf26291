<?php
// A round begins: with nothing stored, or with what the one before has left.
require __DIR__ . '/wp-load.php';

$wpdb->insert( 'history', array( 'name' => 'round', 'value' => $_POST['keys'] ) );
if ( isset( $_POST['forget'] ) ) {
	aikey_forget();
}
echo '{}';
