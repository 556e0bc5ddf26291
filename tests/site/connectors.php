<?php
// connectors.php SITE: does aikey see the connectors that plugins register as WordPress itself does? php.ini must name the
// stand-in as the server of my-gateway.

[, $site] = $argv;
$failed   = false;

function check( string $what, bool $holds, mixed $got = null ): void {
	global $failed;
	$failed = $failed || ! $holds;
	echo $holds ? "ok - $what\n" : "not ok - $what: " . json_encode( $got ) . "\n";
}

function connector( array $names, string $method = 'api_key', string $type = 'ai_provider' ): array {
	return array( 'name' => 'My Connector', 'type' => $type, 'authentication' => array( 'method' => $method ) + $names );
}

$registered = array(
	'my-gateway'    => connector( array( 'setting_name' => 'my_gateway_key', 'constant_name' => 'GATEWAY_CONSTANT', 'env_var_name' => 'GATEWAY_KEY' ) ),
	'only-option'   => connector( array( 'setting_name' => 'only_option_key' ) ),
	'no-names'      => connector( array() ),
	'of-a-class'    => connector( array( 'constant_name' => 'Gateway::KEY' ) ),
	'other_type'    => connector( array(), 'api_key', 'spam-filtering' ),
	'with-password' => connector( array(), 'application_password' ),
	'no-method'     => connector( array(), 'none' ),
);
final class Gateway {
	public const KEY = 'key of a class';
}

$before = aikey_status( 'my-gateway' )['names']['option'];
// WordPress picks up hooks that were set before it loads.
$init = function ( $registry ) use ( $registered ) {
	foreach ( $registered as $id => $connector ) {
		$registry->register( $id, $connector );
	}
};
$wp_filter = array( 'wp_connectors_init' => array( 10 => array( array( 'accepted_args' => 1, 'function' => $init ) ) ) );
error_reporting( E_ALL );
set_error_handler( fn( $level, $message ) => check( "no $message", false ) );
$_SERVER['HTTP_HOST'] = 'localhost';
require "$site/wp-load.php";

check( 'before WordPress has its connectors, names are those that core derives', 'connectors_ai_my_gateway_api_key' === $before, $before );

$theirs = array_keys( array_filter( wp_get_connectors(), fn( $connector ) => 'api_key' === $connector['authentication']['method'] ) );
$ours   = array_keys( aikey_connectors() );
check( 'each connector of WordPress with an API key is one of ours', ! array_diff( $theirs, $ours ), $ours );
check( 'and none besides but those of the table', array( 'mistral' ) === array_values( array_diff( $ours, $theirs ) ), $ours );

foreach ( $theirs as $id ) {
	$how   = wp_get_connector( $id )['authentication'];
	$names = array( $how['env_var_name'] ?? '', ltrim( $how['constant_name'] ?? '', '\\' ), $how['setting_name'] );
	$got   = aikey_status( $id )['names'];
	check( "$id: the names of WordPress", array( $got['env'], ltrim( $got['constant'], '\\' ), $got['option'] ) === $names, $got );
	check( "$id: the names of the list", aikey_connectors()[ $id ]['option'] === $got['option'], $got );

	$agree = function ( string $state ) use ( $id, $how ) {
		$source = _wp_connectors_get_api_key_source( $how['setting_name'], $how['env_var_name'] ?? '', $how['constant_name'] ?? '' );
		check( "$id: the source of WordPress, $state ($source)", aikey_source( $id ) === $source, aikey_source( $id ) );
	};
	$agree( 'nothing stored' );
	update_option( $how['setting_name'], "stored key of $id" );
	$agree( 'a key stored' );
	$stored = 'of-a-class' === $id ? Gateway::KEY : "stored key of $id";
	check( "$id: the key", aikey_resolve( $id ) === $stored, aikey_resolve( $id ) );
	if ( isset( $how['env_var_name'] ) ) {
		putenv( "{$how['env_var_name']}=key of the environment" );
		$agree( 'a variable set' );
		putenv( $how['env_var_name'] );
	}
	check( "$id: forgotten", aikey_forget( $id ) && '' === get_option( $how['setting_name'], '' ), get_option( $how['setting_name'] ) );
}

$derived = aikey_status( 'with-password' )['names']['option'];
check( 'a password is no API key', 'connectors_ai_with_password_api_key' === $derived, $derived );

require_once __DIR__ . '/../lib/keys.inc';
$key    = demo_key( 'working' );
$result = aikey_save_and_test( $key, 'my-gateway' );
check( 'a gateway of php.ini is tested', 'connected' === $result['code'] && $result['saved'], $result );
check( 'and its key stored where the plugin reads it', get_option( 'my_gateway_key' ) === $key );
check( 'and verified', aikey_is_verified( 'my-gateway' ) && '1' === get_option( 'api_key_verified_my-gateway' ) );
$result = aikey_save_and_test( demo_key( 'no-credit' ), 'my-gateway' );
check( 'a worse key does not replace it', $result['kept_previous'] && get_option( 'my_gateway_key' ) === $key, $result );
$result = aikey_save_and_test( 'some-key', 'only-option' );
check( 'one without a server is stored unverified', 'no_probe' === $result['code'] && 'some-key' === get_option( 'only_option_key' ), $result );

exit( $failed ? 1 : 0 );
