<?php
// Runs when PHP starts. Looks for the needle in all files that are open.
$found = array();
for ( $i = 0; $i < 64; $i++ ) {
	$file = @fopen( "php://fd/$i", 'rb' );
	if ( $file && ( fstat( $file )['mode'] & 0170000 ) === 0100000 && str_contains( (string) stream_get_contents( $file, 65536, 0 ), hex2bin( getenv( 'NEEDLE' ) ) ) ) {
		$found[] = $i;
	}
}
file_put_contents( getenv( 'FOUND' ), json_encode( array( 'user' => posix_geteuid(), 'open' => $found ) ) );
