<?php
// What PHP code finds in the memory of the other workers of its pool, and behind their files. Answers in JSON.

$needle = hex2bin( $_POST['needle'] );

/** The processes with the same parent. */
function siblings(): array {
	$found = array();
	foreach ( glob( '/proc/[0-9]*', GLOB_ONLYDIR ) as $process ) {
		$status = (string) @file_get_contents( "$process/status" );
		if ( basename( $process ) !== (string) getmypid() && preg_match( '/^PPid:\s+' . posix_getppid() . '$/m', $status )
			&& preg_match( '/^Uid:\s+' . posix_geteuid() . '\s/m', $status ) ) {
			$found[] = $process;
		}
	}
	return $found;
}

/** How often the needle is in its memory; null if that cannot be read. */
function count_in_memory( string $process, string $needle ): ?int {
	$memory = @fopen( "$process/mem", 'rb' );
	if ( ! $memory ) {
		return null;
	}
	$count = 0;
	preg_match_all( '/^([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+ *(.*)$/m', file_get_contents( "$process/maps" ), $maps, PREG_SET_ORDER );
	foreach ( $maps as [, $begin, $end, $name] ) {
		if ( str_starts_with( $name, '[v' ) || ( str_starts_with( $name, '/' ) && ! str_contains( $name, 'aikey' ) ) ) {
			continue;
		}
		fseek( $memory, hexdec( $begin ) );
		$count += substr_count( (string) @stream_get_contents( $memory, hexdec( $end ) - hexdec( $begin ) ), $needle );
	}
	return $count;
}

/** Whether the needle is behind one of its open files. */
function is_in_files( string $process, string $needle ): bool {
	foreach ( glob( "$process/fd/*" ) as $path ) {
		if ( @filetype( $path ) === 'file' && str_contains( (string) @file_get_contents( $path, length: 65536 ), $needle ) ) {
			return true;
		}
	}
	return false;
}

$found = array();
foreach ( siblings() as $process ) {
	@chmod( "$process/fd", 0777 );
	foreach ( glob( "$process/fd/*" ) as $path ) {
		@chmod( $path, 0777 );
	}
	$found[] = array(
		'memory' => count_in_memory( $process, $needle ),
		'files'  => is_in_files( $process, $needle ),
	);
}
$own = false;
for ( $i = 0; $i < 64; $i++ ) {
	$own = $own || str_contains( (string) @file_get_contents( "php://fd/$i", length: 65536, offset: 0 ), $needle );
}
echo json_encode( array( 'siblings' => $found, 'own files' => $own ) );
