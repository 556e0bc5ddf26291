<?php
/**
 * latency.php SITE URL KEY ROUNDS: how long Save & Test takes, in milliseconds per round; its two requests through
 * WordPress's HTTP API, one after the other, and storing that they succeeded; and WordPress 7.1's own validation, which
 * lists the models and stores nothing. Prints a line of JSON.
 */

[ , $site, $url, $key, $rounds ] = $argv;
define( 'WP_HTTP_BLOCK_EXTERNAL', false );
require "$site/wp-load.php";
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_request_args', fn( $args ) => array( 'sslcertificates' => ini_get( 'aikey.ca_file' ) ) + $args );

function times( int $rounds, string $name, callable $round ): array {
	$times = array();
	for ( $i = 0; $i < $rounds; $i++ ) {
		$start = hrtime( true );
		$round() || exit( "$name: the result is wrong\n" );
		$times[] = ( hrtime( true ) - $start ) / 1e6;
	}
	return $times;
}

// What a usual site sends its requests with.
$by_curl = 0;
add_action(
	'http_api_curl',
	function () use ( &$by_curl ) {
		$by_curl++;
	}
);

$save_and_test = function () use ( $key ) {
	$result = aikey_save_and_test( $key );
	return 'connected' === $result['code'] && $result['api_key_verified'] && aikey_resolve() === $key;
};

$headers = array(
	'Authorization' => "Bearer $key",
	'Content-Type'  => 'application/json',
);
$body    = '{"model":"gpt-4o-mini","input":"Say OK.","max_output_tokens":16,"store":false}';
$is      = fn( $reply, $object ) => 200 === wp_remote_retrieve_response_code( $reply )
	&& ( json_decode( wp_remote_retrieve_body( $reply ), true )['object'] ?? '' ) === $object;
$by_hand = function () use ( $url, $headers, $body, $is, &$by_curl ) {
	$by_curl = 0;
	return $is( wp_remote_get( "$url/models/gpt-4o-mini", array( 'headers' => $headers ) ), 'model' )
		&& $is( wp_remote_post( "$url/responses", array( 'headers' => $headers, 'body' => $body ) ), 'response' )
		&& update_option( 'bench_verified', array( 'at' => microtime() ), false ) && 2 === $by_curl;
};

// WordPress caches its answer for a day, no matter for which key.
$asked = 0;
add_action(
	'http_api_debug',
	function () use ( &$asked ) {
		$asked++;
	}
);
$validate = function () use ( $key, &$asked, &$by_curl ) {
	$asked = $by_curl = 0;
	wp_cache_flush();
	delete_expired_transients( true );
	return true === _wp_connectors_is_ai_api_key_valid( $key, 'openai' ) && 1 === $asked && 1 === $by_curl;
};

echo json_encode(
	array(
		'ours'       => times( $rounds, 'ours', $save_and_test ),
		'wordpress'  => times( $rounds, "WordPress's HTTP API", $by_hand ),
		'validation' => times( $rounds, "WordPress's validation", $validate ),
	)
);
