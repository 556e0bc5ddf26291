<?php
/**
 * What the plugin's watch over keys in use adds to a request of WordPress's HTTP API: watch.php SITE PLUGIN
 *
 * Prints one row per line, in JSON: nanoseconds per request in the fastest of many short rounds.
 */

require "$argv[1]/wp-load.php";
require "$argv[2]/aikey.php";

const CALLS = 50;

$key    = 'sk-proj-' . str_repeat( 'k', 156 );
$update = 'https://api.wordpress.org/plugins/update-check/1.1/';
$bearer = fn( string $token ) => array( 'Authorization' => "Bearer $token", 'Content-Type' => 'application/json' );
update_option( 'connectors_ai_openai_api_key', $key );

/** Nanoseconds of what runs before a request. */
function cost( string $url, array $headers, bool $forget = false ): float {
	$best = INF;
	for ( $i = 0; $i < 1000; $i++ ) {
		$start = hrtime( true );
		for ( $n = 0; $n < CALLS; $n++ ) {
			$data    = array();
			$type    = 'GET';
			$options = array( 'data_format' => 'query', 'verify' => true );
			do_action_ref_array( 'requests-requests.before_request', array( &$url, &$headers, &$data, &$type, &$options ) );
			if ( $forget ) {
				AIKey\Carried\forget();
			}
		}
		$best = min( $best, ( hrtime( true ) - $start ) / CALLS );
	}
	return $best;
}

function without_watch( callable $measure ): float {
	remove_all_actions( 'requests-requests.before_request' );
	$cost = $measure();
	AIKey\Watch\register();
	return $cost;
}

function row( string $name, callable $measure, array $goal ): void {
	$ours = $measure() - without_watch( $measure );
	echo json_encode( array( 'group' => 'watch', 'name' => $name, 'peer' => '', 'unit' => 'ns', 'ours' => $ours, 'theirs' => null ) + $goal ), "\n";
}

$goal = array( 'limit' => 5000 );
row( 'A request without a key: what the watch adds', fn() => cost( $update, array() ), $goal );
row( 'The same, with the token of another service', fn() => cost( 'https://api.example.com/v1/charges/ch_3MmlLrLkdIwHu7ix0snN0B15', $bearer( 'another-service-0123456789' ) ), $goal );
// Which keys there are is looked up once a second.
row( 'The same, the first in a second', fn() => cost( 'https://api.example.com/', $bearer( 'another-service-0123456789' ), true ), $goal + array( 'accepted' => 25000 ) );
