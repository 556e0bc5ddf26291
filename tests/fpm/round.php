<?php
// Starts a round, with nothing stored or with what the previous one has left.
require __DIR__ . '/wp-load.php';

$wpdb->insert( 'history', array( 'name' => 'round', 'value' => $_POST['keys'] ) );
if ( isset( $_POST['forget'] ) ) {
	aikey_forget();
}
echo '{}';
