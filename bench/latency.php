<?php
/**
 * latency.php SITE URL KEY ROUNDS: how long both requests take, in milliseconds per round: with aikey, with WordPress's
 * HTTP API one after the other, and with WordPress 7.1's own validation, which lists the models. Prints a line of JSON.
 */

[ , $site, $url, $key, $rounds ] = $argv;
define( 'WP_HTTP_BLOCK_EXTERNAL', false );
require "$site/wp-load.php";
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_request_args', fn( $args ) => array( 'sslcertificates' => ini_get( 'aikey.ca_file' ) ) + $args );

function times( int $rounds, callable $round ): array {
	$times = array();
	for ( $i = 0; $i < $rounds; $i++ ) {
		$start = hrtime( true );
		$round() || exit( 1 );
		$times[] = ( hrtime( true ) - $start ) / 1e6;
	}
	return $times;
}

$headers = array(
	'Authorization' => "Bearer $key",
	'Content-Type'  => 'application/json',
);
$body    = '{"model":"gpt-4o-mini","input":"Say OK.","max_output_tokens":16,"store":false}';
$is_ok   = fn( $reply ) => 200 === wp_remote_retrieve_response_code( $reply );

// WordPress caches its answer for a day, no matter for which key.
$asked = 0;
add_action(
	'http_api_debug',
	function () use ( &$asked ) {
		$asked++;
	}
);
$validate = function () use ( $key, &$asked ) {
	$asked = 0;
	wp_cache_flush();
	delete_expired_transients( true );
	return true === _wp_connectors_is_ai_api_key_valid( $key, 'openai' ) && 1 === $asked;
};

echo json_encode(
	array(
		'ours' => times( $rounds, fn() => aikey_test( $key )['ok'] ),
		'wordpress' => times(
			$rounds,
			fn() => $is_ok( wp_remote_get( "$url/models/gpt-4o-mini", array( 'headers' => $headers ) ) )
				&& $is_ok( wp_remote_post( "$url/responses", array( 'headers' => $headers, 'body' => $body ) ) )
		),
		'validation' => times( $rounds, $validate ),
	)
);
