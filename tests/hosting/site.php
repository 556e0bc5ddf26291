<?php
/**
 * A site among many: which one, says the parameter SITE. Stores a key, or says which one resolves.
 *
 * @package aikey
 */

require __DIR__ . '/wp-load.php';

if ( isset( $_POST['store'] ) ) {
	update_option( 'connectors_ai_openai_api_key', $_POST['store'] );
}
if ( isset( $_POST['save'] ) ) {
	aikey_save_and_test( $_POST['save'] );
}
echo json_encode(
	array(
		'pid'    => getmypid(),
		'key'    => aikey_resolve(),
		'option' => get_option( 'connectors_ai_openai_api_key' ),
		'status' => aikey_status(),
		'pool'   => array( function_exists( 'AIKey\\Connectors\\ids' ) ? AIKey\Connectors\ids() : null, function_exists( 'AIKey\\Recheck\\is_default' ) ? AIKey\Recheck\is_default() : null ),
	)
);
