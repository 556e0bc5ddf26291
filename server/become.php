<?php
/**
 * Runs before a script that `aikeyctl run` starts: PHP has read the keyring as root, like the master process of php-fpm, and
 * now becomes the user whose site it is, like a worker. If that fails in any way, the script does not run.
 *
 * @package aikey
 */

namespace AIKey\Become;

/** @return string What went wrong; '' if nothing did. */
function become( string $name ): string {
	$user = posix_getpwnam( $name );
	if ( ! $user || 0 === $user['uid'] ) {
		return "there is no user $name to become";
	}
	// A session of its own: a site's code must not type into root's terminal.
	$done = posix_setsid() > 0 && posix_initgroups( $name, $user['gid'] ) && posix_setgid( $user['gid'] ) && posix_setuid( $user['uid'] );
	return $done && posix_getuid() === $user['uid'] && posix_geteuid() === $user['uid'] ? '' : "cannot become $name";
}

$wrong = become( (string) getenv( 'USER' ) );
if ( '' !== $wrong ) {
	file_put_contents( 'php://stderr', "aikeyctl: $wrong\n" );
	exit( 1 );
}
unset( $wrong );
