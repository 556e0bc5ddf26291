<?php
// combinations.php SITE: does a test do what WordPress's own HTTP client would, for every combination of the constants that
// control where a site's requests may go? Each in its own process, since a constant cannot be undefined.

const LISTS = array(
	null,
	'',
	'a.example',
	'a.example,127.0.0.1,localhost',
	"a.example, \t127.0.0.1",
	'a.example 127.0.0.1',
	'127.0.0.1 ,a.example',
	'127.*.1, LOCAL*',
);

$site = $argv[1];

// A port that is taken but on which nothing listens: the proxy is down.
$port  = stream_socket_server( 'tcp://127.0.0.1:0', $code, $message, STREAM_SERVER_BIND );
$proxy = array(
	'WP_PROXY_HOST' => '127.0.0.1',
	'WP_PROXY_PORT' => parse_url( 'tcp://' . stream_socket_get_name( $port, false ), PHP_URL_PORT ),
);
$login = array( 'WP_PROXY_USERNAME' => 'admin', 'WP_PROXY_PASSWORD' => 'secret' );
$dimensions = array(
	'proxy'   => array( array(), array( 'WP_PROXY_HOST' => '127.0.0.1' ), $proxy, $proxy + $login ),
	'bypass'  => LISTS,
	'block'   => array( null, false, true ),
	'allow'   => LISTS,
	'support' => array( null, false, true ),
	'filter'  => array( null, false, true ),
	'home'    => array( 'https://site.example', 'https://127.0.0.1/blog' ),
);

/** Every combination of one value per dimension. */
function product( array $dimensions ) {
	if ( ! $dimensions ) {
		yield array();
		return;
	}
	$name = array_key_first( $dimensions );
	foreach ( $dimensions[ $name ] as $value ) {
		foreach ( product( array_slice( $dimensions, 1 ) ) as $rest ) {
			yield array( $name => $value ) + $rest;
		}
	}
}

/** Whether a row can have an outcome of its own: a list that nothing reads makes no difference, nor anything if AI is off. */
function is_distinct( array $row ): bool {
	$proxied = isset( $row['proxy']['WP_PROXY_PORT'] );
	$blocked = true === $row['block'];
	$off     = false === $row['support'] || false === $row['filter'];
	return ( $proxied || in_array( $row['bypass'], array( null, 'a.example' ), true ) )
		&& ( $blocked || in_array( $row['allow'], array( null, 'a.example' ), true ) )
		&& ( ! $off || ! is_string( $row['bypass'] ) && ! is_string( $row['allow'] ) );
}

/** The site's configuration, and what WordPress does with it. */
function configure( array $row, string $site ): string {
	$constants = $row['proxy'] + array(
		'WP_PROXY_BYPASS_HOSTS'  => $row['bypass'],
		'WP_HTTP_BLOCK_EXTERNAL' => $row['block'],
		'WP_ACCESSIBLE_HOSTS'    => $row['allow'],
		'WP_AI_SUPPORT'          => $row['support'],
	);
	foreach ( $constants as $name => $value ) {
		null === $value || define( $name, $value );
	}
	null === $row['filter'] || add_filter( 'wp_supports_ai', fn() => $row['filter'] );
	add_filter( 'pre_option', fn( $value, $name ) => 'siteurl' === $name ? $row['home'] : null, 10, 2 );

	$url   = ini_get( 'aikey.openai.base_url' );
	$proxy = new WP_HTTP_Proxy();
	if ( ! wp_supports_ai() ) {
		return 'ai_disabled';
	}
	if ( ( new WP_Http() )->block_request( $url ) ) {
		return 'blocked_by_site';
	}
	return $proxy->is_enabled() && $proxy->send_through_proxy( $url ) ? 'proxy_failed' : 'connected';
}

define( 'ABSPATH', "$site/" );
define( 'WPINC', 'wp-includes' );
foreach ( array( 'plugin', 'functions', 'ai-client', 'class-wp-http', 'class-wp-http-proxy' ) as $file ) {
	require ABSPATH . WPINC . "/$file.php";
}

$key    = 'sk-proj-demo-working-' . str_repeat( 'k', 43 );
$counts = array();
$wrong  = array();
foreach ( product( $dimensions ) as $row ) {
	if ( ! is_distinct( $row ) ) {
		continue;
	}
	[ $here, $there ] = stream_socket_pair( STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0 );
	$child            = pcntl_fork();
	if ( 0 === $child ) {
		$expected = configure( $row, $site );
		fwrite( $there, $expected . ' ' . aikey_test( $key )['code'] );
		posix_kill( getmypid(), SIGKILL ); // without shutting down what belongs to the parent
	}
	fclose( $there );
	[ $expected, $got ]  = explode( ' ', stream_get_contents( $here ) . ' ' );
	$counts[ $expected ] = ( $counts[ $expected ] ?? 0 ) + 1;
	if ( $expected !== $got ) {
		$wrong[] = "$got, not $expected: " . json_encode( $row );
	}
	pcntl_waitpid( $child, $status );
}

ksort( $counts );
$host = parse_url( ini_get( 'aikey.openai.base_url' ), PHP_URL_HOST );
echo "# $host: ", array_sum( $counts ), ' combinations, ', json_encode( $counts ), "\n";
echo $wrong ? 'not ok' : 'ok', " - requests to $host go where WordPress's own would\n";
foreach ( array_slice( $wrong, 0, 5 ) as $line ) {
	echo "    $line\n";
}
echo count( $counts ) > 1 ? 'ok' : 'not ok', " - $host meets more than one outcome\n";
exit( $wrong ? 1 : 0 );
