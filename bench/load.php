<?php
// A page that finds the key and shows its mask, with aikey or as WordPress 7.1 does it, or one that runs Save & Test:
// ?way=ours|core|test&expected=TEXT. If it shows another text than that, it fails.
require __DIR__ . '/wp-load.php';

function mask_of_core(): string {
	$option = 'connectors_ai_openai_api_key';
	$source = _wp_connectors_get_api_key_source( $option, 'OPENAI_API_KEY', 'OPENAI_API_KEY' );
	return _wp_connectors_mask_api_key( 'database' === $source ? get_option( $option ) : '' );
}

function save_and_test(): string {
	$result = aikey_save_and_test();
	return $result['code'] . ( $result['api_key_verified'] ? ', verified' : '' );
}

$text = match ( $_GET['way'] ) {
	'ours' => aikey_mask( (string) aikey_resolve() ),
	'core' => mask_of_core(),
	'test' => save_and_test(),
};
http_response_code( $text === $_GET['expected'] ? 200 : 500 );
echo $text;
