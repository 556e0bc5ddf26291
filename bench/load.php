<?php
// A page that finds the key and shows its mask, with aikey or as WordPress 7.1 does it: ?way=ours|core|none
require __DIR__ . '/wp-load.php';

switch ( $_GET['way'] ) {
	case 'ours':
		echo aikey_mask( (string) aikey_resolve() );
		break;
	case 'core':
		$option = 'connectors_ai_openai_api_key';
		$source = _wp_connectors_get_api_key_source( $option, 'OPENAI_API_KEY', 'OPENAI_API_KEY' );
		echo _wp_connectors_mask_api_key( 'database' === $source ? get_option( $option ) : '' );
		break;
	case 'test':
		$result = aikey_test();
		http_response_code( $result['ok'] ? 200 : 500 );
		echo $result['code'];
		break;
}
