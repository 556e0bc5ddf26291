#!/usr/bin/env php
<?php
/**
 * aikeyctl: what a server's administrator does with the keys of many sites. It runs as the user who may read the keyring,
 * and so it loads no code of any site: it works on the rows in their databases, with one process for each site, since a
 * process has one tenant. Keys never leave that process, except into the database with `open`. `run` is for what needs the
 * site's code: it becomes the site's user before that code runs.
 *
 * @package aikey
 */

namespace AIKey\Ctl;

const USAGE = <<<'TEXT'
	usage: aikeyctl check [KEYRING]
	       aikeyctl pools SOCKET…
	       aikeyctl status|rotate|open [--jobs=N] < SITES
	       aikeyctl run USER TENANT SCRIPT [ARGUMENT…]

	  check   whether the keyring can be used: that of php.ini, or a new one before it is put in place
	  pools   whether the pools of php-fpm behind these sockets have this keyring, and which tenant and version
	  status  how each site's keys are sealed, and what their last tests found; changes nothing
	  rotate  seals each site's keys again, unless the first line of the keyring has sealed them
	  open    stores each site's keys in the clear, for good
	  run     runs a PHP script, such as that of WP-CLI, as this user and with this tenant's keys, as a pool of php-fpm would

	SITES has a line of JSON for each site, with the names that wp-config.php uses: tenant, DB_HOST, DB_NAME, DB_USER,
	DB_PASSWORD, table_prefix. N sites are worked on at a time (4). Prints a line of JSON for each keyring, pool or site,
	and a last one with the sums. Exits with 0 if all is well, 1 if something is not, 2 if it was called wrongly.

	TEXT;

/** What every sealed value begins with, and how long the id after it is: eight digits for the master key, eight for the tenant. */
const SEALED = 'aikey1:';
const ID     = 16;

/** What rows may be if all is well. */
const FINE = array( 'current', 'rotated', 'opened', 'old', 'clear' );

/** A tenant for what is about the keyring alone. */
const NOBODY = 'aikeyctl';

/** How long a table may be locked by others, in seconds. */
const PATIENCE = 5;

function show( array $line ): void {
	$line = array_map( fn( $part ) => array() === $part ? new \stdClass() : $part, $line );
	echo json_encode( $line, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE ), "\n";
}

/** The id of the key that seals now, for this process's tenant. */
function current_id(): string {
	return substr( aikey_seal( 'check' ), strlen( SEALED ), ID );
}

// The process of one site.

/**
 * What WordPress understands as DB_HOST: a host, or one with a port or with a socket.
 *
 * @return array{host: string, port: int, socket: string|null}
 */
function address( string $of ): array {
	if ( ! preg_match( '~^(?<host>\[.*\]|[^:]*|[0-9a-f:.]+)(?::(?<port>\d+))?(?::?(?<socket>/.*))?$~Dis', $of, $at ) ) {
		throw new \RuntimeException( 'DB_HOST is not an address of a server' );
	}
	return array(
		'host'   => str_contains( $at['host'], ':' ) ? '[' . trim( $at['host'], '[]' ) . ']' : $at['host'], // IPv6
		'port'   => (int) ( $at['port'] ?? 0 ),
		'socket' => $at['socket'] ?? null,
	);
}

/** @throws \RuntimeException If the database does not let us in. */
function connect( array $site ): \mysqli {
	mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
	$at       = address( $site['DB_HOST'] );
	$database = mysqli_init();
	$database->options( MYSQLI_OPT_CONNECT_TIMEOUT, PATIENCE );
	$database->options( MYSQLI_OPT_LOCAL_INFILE, 0 );
	$database->real_connect( $at['host'], $site['DB_USER'], $site['DB_PASSWORD'], $site['DB_NAME'], $at['port'], $at['socket'] );
	$database->set_charset( 'utf8mb4' );
	$database->query( sprintf( 'SET SESSION lock_wait_timeout = %1$d, innodb_lock_wait_timeout = %1$d', PATIENCE ) );
	return $database;
}

/**
 * The tables with options: one, or one for each site of a network. A view is not a table of WordPress's.
 *
 * @return list<string>
 */
function tables( \mysqli $database, string $prefix ): array {
	$all = array_column( $database->query( "SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'" )->fetch_all(), 0 );
	return array_values( preg_grep( '/^' . preg_quote( $prefix, '/' ) . '(\d+_)?options$/D', $all ) );
}

/** @return list<array{string, string}> Names and values of options. */
function rows( \mysqli $database, string $table, string $condition ): array {
	return $database->query( "SELECT option_name, option_value FROM `$table` WHERE $condition" )->fetch_all();
}

/** Puts another value in its place, unless something else has been stored in the meantime. */
function replace( \mysqli $database, string $table, string $name, string $from, string $to ): bool {
	$database->execute_query( "UPDATE `$table` SET option_value = ? WHERE option_name = ? AND option_value = CAST(? AS BINARY)", array( $to, $name, $from ) );
	return 1 === $database->affected_rows;
}

/** The plugin seals nothing on this site from now on. */
function stop_sealing( \mysqli $database, string $table ): void {
	$database->query( "INSERT INTO `$table` (option_name, option_value, autoload) VALUES ('aikey_left', '1', 'yes') ON DUPLICATE KEY UPDATE option_value = '1'" );
}

/** Why a sealed value does not open, in a word. */
function problem( \Throwable $e ): string {
	$words = array(
		\AikeyException::UNKNOWN_KEY_ID => 'unknown_key_id',
		\AikeyException::OTHER_TENANT   => 'other_tenant',
	);
	return $words[ $e->getCode() ] ?? 'tampered';
}

/**
 * What becomes of a sealed row: `current`, `rotated`, `opened`, `old` if another line of the keyring sealed it, `changed` if
 * somebody else did that in the meantime, or why it does not open.
 */
function treat( string $command, \mysqli $database, string $table, string $name, #[\SensitiveParameter] string $value ): string {
	$is_current = substr( trim( $value ), strlen( SEALED ), ID ) === current_id();
	try {
		$key = aikey_open( $value, $name );
	} catch ( \AikeyException | \ValueError $e ) {
		return problem( $e );
	}
	if ( 'open' === $command ) {
		return replace( $database, $table, $name, $value, $key ) ? 'opened' : 'changed';
	}
	if ( $is_current || 'status' === $command ) {
		return $is_current ? 'current' : 'old';
	}
	return replace( $database, $table, $name, $value, aikey_seal( $key, $name ) ) ? 'rotated' : 'changed';
}

function count_in( array &$counts, string $what ): void {
	$counts[ $what ] = ( $counts[ $what ] ?? 0 ) + 1;
}

/** @return array<string, int> How many sealed rows became what; those that the plugin has set aside stay. */
function treat_all( string $command, \mysqli $database, string $table ): array {
	$counts = array();
	foreach ( rows( $database, $table, "option_value LIKE 'aikey1:%' AND option_name NOT LIKE 'aikey\\_aside\\_%'" ) as list( $name, $value ) ) {
		count_in( $counts, treat( $command, $database, $table, $name, $value ) );
	}
	return $counts;
}

/** What the last tests found. The records are the site's: nothing of them is believed but a word. */
function outcomes( \mysqli $database, string $table ): array {
	$counts = array();
	foreach ( rows( $database, $table, "option_name LIKE 'aikey\\_verification\\_%'" ) as list( , $record ) ) {
		count_in( $counts, preg_match( '/s:4:"code";s:\d+:"([a-z_]{1,31})"/', $record, $code ) ? $code[1] : 'unknown' );
	}
	return $counts;
}

/**
 * Before keys are opened: a network is opened as a whole, or not at all.
 *
 * @param list<string> $tables
 * @throws \RuntimeException If one of them has another tenant's keys.
 */
function refuse_strangers( \mysqli $database, array $tables ): void {
	foreach ( $tables as $table ) {
		if ( isset( treat_all( 'status', $database, $table )['other_tenant'] ) ) {
			throw new \RuntimeException( "in $table there are another tenant's keys: nothing was opened" );
		}
	}
}

/**
 * @return array{keys: array<string, int>, outcomes: array<string, int>} How many rows became what; and for status, what
 *                                                                       tests found.
 */
function visit( string $command, array $site ): array {
	if ( ini_get( 'aikey.tenant' ) !== $site['tenant'] ) {
		throw new \RuntimeException( 'php.ini cannot hold this tenant' );
	}
	$database = connect( $site );
	$tables   = tables( $database, $site['table_prefix'] );
	if ( ! $tables ) {
		throw new \RuntimeException( "there is no table {$site['table_prefix']}options" );
	}
	$done = array(
		'keys'     => array(),
		'outcomes' => array(),
	);
	if ( 'open' === $command ) {
		refuse_strangers( $database, $tables );
	}
	foreach ( $tables as $table ) {
		if ( 'open' === $command ) {
			stop_sealing( $database, $table );
		}
		add( $done['keys'], treat_all( $command, $database, $table ) );
		if ( 'status' === $command ) {
			foreach ( rows( $database, $table, "option_name LIKE 'connectors\\_ai\\_%\\_api\\_key' AND option_value <> '' AND option_value NOT LIKE 'aikey1:%'" ) as $row ) {
				count_in( $done['keys'], 'clear' );
			}
			add( $done['outcomes'], outcomes( $database, $table ) );
		}
	}
	return $done;
}

/** Reads a site from standard input; only `check` needs none. */
function run_site( string $command ): int {
	try {
		$first = substr( current_id(), 0, ID / 2 );
		show( 'check' === $command ? array( 'first' => $first ) : visit( $command, json_decode( (string) stream_get_contents( STDIN ), true ) ) );
	} catch ( \Throwable $e ) {
		show( array( 'failed' => $e->getMessage() ) );
	}
	return 0;
}

// The process that starts those.

/**
 * PHP with these settings.
 *
 * @return list<string>
 */
function php( array $settings ): array {
	$call = array( PHP_BINARY );
	foreach ( $settings as $name => $value ) {
		array_push( $call, '-d', "$name='$value'" );
	}
	return $call;
}

/** Whether php.ini can hold it, in single quotes. */
function is_tenant( string $tenant ): bool {
	return '' !== $tenant && ! preg_match( "/['[:cntrl:]]/", $tenant );
}

/** @return array{resource, resource} A process and its output. */
function start( string $keyring, string $tenant, string $command, string $input ): array {
	$call    = php(
		array(
			'aikey.keyring'              => $keyring,
			'aikey.tenant'               => $tenant,
			'zend.exception_ignore_args' => '1',
			'display_errors'             => '0',
			'log_errors'                 => '0',
		)
	);
	$errors  = 'check' === $command ? array( 'file', '/dev/null', 'w' ) : STDERR; // What is wrong is in its answer.
	$streams = array( array( 'pipe', 'r' ), array( 'pipe', 'w' ), $errors );
	$process = proc_open( array( ...$call, __FILE__, '--site', $command ), $streams, $pipes );
	fwrite( $pipes[0], $input );
	fclose( $pipes[0] );
	return array( $process, $pipes[1] );
}

/** What a process said. */
function finish( array $started ): array {
	list( $process, $output ) = $started;
	$said                     = json_decode( (string) stream_get_contents( $output ), true );
	$status                   = proc_close( $process );
	return is_array( $said ) ? $said : array( 'failed' => "PHP ended with $status" );
}

/** @param array<string, int> $to These counts are added to. */
function add( array &$to, array $counts ): void {
	foreach ( $counts as $what => $count ) {
		$to[ $what ] = ( $to[ $what ] ?? 0 ) + $count;
	}
}

/** @return array|null A site; null if the line is none. */
function read_site( string $line ): ?array {
	$site = json_decode( $line, true );
	foreach ( array( 'tenant', 'DB_HOST', 'DB_NAME', 'DB_USER', 'DB_PASSWORD', 'table_prefix' ) as $name ) {
		if ( ! is_string( $site[ $name ] ?? null ) ) {
			return null;
		}
	}
	return is_tenant( $site['tenant'] ) && preg_match( '/^\w+$/D', $site['table_prefix'] ) ? $site : null;
}

/** @return array{0: array, 1: array|null} What the line is about, and the process that works on it; null if it is no site. */
function begin( string $command, string $line, int $number ): array {
	$site = read_site( $line );
	if ( null === $site ) {
		return array( array( 'line' => $number ), null );
	}
	$about = array(
		'tenant'   => $site['tenant'],
		'database' => $site['DB_NAME'],
	);
	return array( $about, start( ini_get( 'aikey.keyring' ), $site['tenant'], $command, $line ) );
}

/** Waits for a process, shows what it said and adds it to the sums. */
function end( array $begun, array &$sums ): void {
	list( $about, $started ) = $begun;
	$said                    = $started ? finish( $started ) : array( 'failed' => 'not a site: see aikeyctl --help' );
	show( $about + $said );
	++$sums['sites'];
	$sums['failed'] += isset( $said['failed'] ) ? 1 : 0;
	add( $sums['keys'], $said['keys'] ?? array() );
	add( $sums['outcomes'], $said['outcomes'] ?? array() );
}

/** Takes sites from standard input, some at a time. */
function run_sites( string $command, int $jobs ): int {
	$sums    = array(
		'sites'    => 0,
		'failed'   => 0,
		'keys'     => array(),
		'outcomes' => array(),
	);
	$running = array();
	if ( run_check( ini_get( 'aikey.keyring' ) ) > 0 ) {
		return 1;
	}
	foreach ( lines( STDIN ) as $number => $line ) {
		$running[] = begin( $command, $line, $number );
		if ( count( $running ) >= $jobs ) {
			end( array_shift( $running ), $sums );
		}
	}
	foreach ( $running as $begun ) {
		end( $begun, $sums );
	}
	show( $sums );
	return $sums['sites'] && ! $sums['failed'] && ! array_diff( array_keys( $sums['keys'] ), FINE ) ? 0 : 1;
}

/** @param resource $stream Lines that are not empty, by their number. */
function lines( $stream ): \Generator {
	$number = 0;
	while ( ! feof( $stream ) ) {
		++$number;
		$line = trim( (string) fgets( $stream ) );
		if ( '' !== $line ) {
			yield $number => $line;
		}
	}
}

// The keyring and the pools.

/** The id of the first key of a keyring, or why it cannot be used. */
function check( string $keyring ): array {
	return finish( start( $keyring, NOBODY, 'check', '' ) );
}

function run_check( string $keyring ): int {
	$said = check( $keyring );
	show( array( 'keyring' => $keyring ) + $said );
	return isset( $said['failed'] ) ? 1 : 0;
}

/** Asks the pool behind a socket of php-fpm. */
function ask( string $socket ): ?array {
	$request = array(
		'SCRIPT_FILENAME' => __DIR__ . '/pool.php',
		'REQUEST_METHOD'  => 'GET',
		'PATH'            => getenv( 'PATH' ),
	);
	$streams = array( array( 'file', '/dev/null', 'r' ), array( 'pipe', 'w' ), array( 'file', '/dev/null', 'w' ) );
	$process = proc_open( array( 'timeout', (string) PATIENCE, 'cgi-fcgi', '-bind', '-connect', $socket ), $streams, $pipes, null, $request );
	$reply   = (string) stream_get_contents( $pipes[1], 65536 );
	proc_close( $process );
	$answer = json_decode( substr( $reply, (int) strpos( $reply, "\r\n\r\n" ) ), true );
	return is_array( $answer ) && array_filter( $answer, 'is_string' ) === $answer ? $answer : null;
}

/** @param string $id The id of the keyring's first key. */
function judge( ?array $answer, string $id ): string {
	if ( null === $answer || ! isset( $answer['version'], $answer['tenant'], $answer['key_id'], $answer['problem'] ) ) {
		return 'no answer: the pool is down or busy, has no aikey, or may not read ' . __DIR__ . '/pool.php';
	}
	if ( '' === $answer['key_id'] ) {
		return '' === $answer['problem'] ? 'aikey_seal() is switched off' : $answer['problem'];
	}
	if ( '' === $answer['tenant'] ) {
		return 'it has no tenant';
	}
	return str_starts_with( $answer['key_id'], $id ) ? '' : 'it has another keyring: reload php-fpm';
}

/** @param list<string> $sockets */
function run_pools( array $sockets ): int {
	$known  = check( ini_get( 'aikey.keyring' ) );
	$failed = isset( $known['failed'] );
	show( array( 'keyring' => ini_get( 'aikey.keyring' ) ) + $known );
	foreach ( $sockets as $socket ) {
		$answer = ask( $socket );
		$wrong  = judge( $answer, $known['first'] ?? '' );
		$failed = $failed || '' !== $wrong;
		$line   = array(
			'pool'    => $socket,
			'version' => $answer['version'] ?? '',
			'tenant'  => $answer['tenant'] ?? '',
		);
		show( '' === $wrong ? $line : $line + array( 'failed' => $wrong ) );
	}
	return $failed ? 1 : 0;
}

// A site's own code.

/**
 * The environment is the user's: root's may hold what is nobody's business.
 *
 * @param list<string> $script With its arguments.
 */
function run_script( string $user, string $tenant, array $script ): int {
	$settings    = array(
		'aikey.tenant'      => $tenant,
		'auto_prepend_file' => __DIR__ . '/become.php',
	);
	$kept        = array( 'PATH', 'LANG', 'LC_ALL', 'TZ', 'TERM', 'PHPRC', 'PHP_INI_SCAN_DIR' );
	$environment = array_intersect_key( getenv(), array_flip( $kept ) ) + array(
		'USER' => $user,
		'HOME' => posix_getpwnam( $user )['dir'] ?? '/',
	);
	return proc_close( proc_open( array( ...php( $settings ), '-f', array_shift( $script ), '--', ...$script ), array( STDIN, STDOUT, STDERR ), $pipes, null, $environment ) );
}

/** @param list<string> $arguments */
function main( array $arguments ): int {
	$command = array_shift( $arguments );
	if ( '--help' === $command ) {
		echo USAGE;
		return 0;
	}
	if ( ! extension_loaded( 'aikey' ) ) {
		fwrite( STDERR, "aikeyctl needs the extension aikey, and this PHP does not have it\n" );
		return 1;
	}
	if ( '--site' === $command ) {
		return run_site( ...$arguments );
	}
	if ( 'check' === $command && count( $arguments ) <= 1 ) {
		return run_check( $arguments[0] ?? ini_get( 'aikey.keyring' ) );
	}
	if ( 'pools' === $command && $arguments ) {
		return run_pools( $arguments );
	}
	if ( 'run' === $command && count( $arguments ) >= 3 && is_tenant( $arguments[1] ) ) {
		return run_script( $arguments[0], $arguments[1], array_slice( $arguments, 2 ) );
	}
	$jobs = $arguments ? preg_replace( '/^--jobs=/', '', $arguments[0] ) : '4';
	if ( in_array( $command, array( 'status', 'rotate', 'open' ), true ) && count( $arguments ) <= 1 && preg_match( '/^[1-9]\d?$/D', $jobs ) ) {
		return run_sites( $command, (int) $jobs );
	}
	fwrite( STDERR, USAGE );
	return 2;
}

exit( main( array_slice( $argv, 1 ) ) );
