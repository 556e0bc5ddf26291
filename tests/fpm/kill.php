<?php
// Ends the queries that wait for a site's lock, as an administrator or a watchdog does. How many there were.
require __DIR__ . '/wp-load.php';

$waiting = array();
for ( $i = 0; $i < 100 && ! $waiting; $i++ ) {
	usleep( 20000 );
	$waiting = $wpdb->get_col( "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT GET\_LOCK%'" );
}
foreach ( $waiting as $id ) {
	$wpdb->query( "KILL QUERY $id" );
}
echo json_encode( count( $waiting ) );
