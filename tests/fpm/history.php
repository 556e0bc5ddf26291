<?php
// Walks through everything that was ever stored, as recorded by history.sql, and lets aikey judge each state as if it were
// the current one. Prints which rules were broken and in which rounds.
require __DIR__ . '/wp-load.php';

$key    = 'connectors_ai_openai_api_key';
$record = 'aikey_verification_openai';
$flag   = 'api_key_verified';
$now    = array( $key => '', $record => '', $flag => '' );
foreach ( array_keys( $now ) as $name ) {
	add_filter(
		"pre_option_$name",
		function () use ( &$now, $name ) {
			return $now[ $name ];
		}
	);
}

function is_key_for( $key, ...$scenarios ) {
	return in_array( substr( $key, strlen( 'sk-proj-demo-' ), -44 ), $scenarios, true );
}

$wrong = array();
$round = 0;
$wants = function ( $what, $is_so ) use ( &$wrong, &$round ) {
	if ( ! $is_so ) {
		$wrong[ $what ][] = $round;
	}
};

$keys     = '';    // which there are in this round: some good, none good, or no keys at all
$verified = false;
$was      = false; // a verified key was stored and has not been deleted since
$at_rest  = function () use ( &$now, &$keys, &$verified, &$was, $key, $record, $flag, $wants ) {
	if ( 'none' === $keys ) {
		return;
	}
	$is_tested = null !== aikey_status()['tested_at'];
	$wants( 'key, record and flag belong together', $is_tested && ( '1' === $now[ $flag ] ) === $verified );
	$wants( 'a good key wins where there is one', $verified || ( 'none good' === $keys && ! $was ) );
};

$rows = $wpdb->get_results( 'SELECT name, value FROM history ORDER BY id' );
foreach ( $rows as $row ) {
	if ( 'round' === $row->name ) {
		0 === $round++ || $at_rest();
		$keys = $row->value;
		continue;
	}
	$now[ $row->name ] = maybe_unserialize( $row->value ?? '' );
	$good              = is_key_for( $now[ $key ], 'working', 'incomplete' );
	$verified          = aikey_is_verified();
	$was               = ( $was || $verified ) && '' !== $now[ $key ];

	$wants( 'only a good key is verified', ! $verified || $good );
	$wants( 'the flag is up only for a verified key', '1' !== $now[ $flag ] || $verified );
	$wants( 'a verified key gives way only to a good one', ! $was || $good );
	$wants( 'a rejected key is never stored', ! is_key_for( $now[ $key ], 'invalid' ) );
}
$at_rest();

echo json_encode(
	array(
		'states' => count( $rows ) - $round,
		'rounds' => $round,
		'wrong'  => (object) $wrong,
		'last'   => $now[ $key ],
	)
);
