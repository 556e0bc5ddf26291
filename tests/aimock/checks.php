<?php
// What aikey finds when aimock answers in place of the provider: checks.php KEY
// Independent of this project are its routes, what it makes of a request and of a key, and its successes. Errors other than
// that for an unknown key only return what serve.mjs gave it.

[, $key] = $argv;
$failed  = false;

function check( string $what, array $result, array $expected ): void {
	global $failed;
	$got = array_intersect_key( $result, $expected );
	if ( $got === $expected ) {
		echo "ok - $what\n";
		return;
	}
	$failed = true;
	echo "not ok - $what: ", json_encode( $got ), ' instead of ', json_encode( $expected ), "\n";
}

foreach ( array( 'openai', 'anthropic', 'google' ) as $connector ) {
	$test = fn( string $key, array $options = array() ) => aikey_test( $key, $connector, $options );
	$good = $test( $key );
	check( "$connector: a good key works", $good, array( 'ok' => true, 'code' => 'connected', 'http_status' => 200 ) );
	check( "$connector: tokens are counted", $good['usage'], array( 'input_tokens' => 9, 'output_tokens' => 2 ) );
	$wrong = array( 'ok' => false, 'verdict' => 'rejected', 'code' => 'invalid_key', 'http_status' => 401 );
	check( "$connector: a key that aimock does not know, in aimock's words", $test( 'wrong' . $key ), $wrong );
	check( "$connector: a 401 with this test's words, in the form that aimock gives it", $test( $key, array( 'model' => 'refused' ) ), $wrong );
	check(
		"$connector: a 429 with this test's words, in the form that aimock gives it",
		$test( $key, array( 'model' => 'limited' ) ),
		array( 'ok' => false, 'verdict' => 'unknown', 'code' => 'rate_limited', 'http_status' => 429 )
	);
}
exit( $failed ? 1 : 0 );
