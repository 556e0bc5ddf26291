<?php
/**
 * Plugin Name: Test situations
 * Description: Reads a key early, gives a setting a schema of its own (AIKEY_TEST_SCHEMA), and keeps an option from being written (option test_refuses).
 */

add_action( 'plugins_loaded', fn() => $GLOBALS['test_early'] = get_option( 'connectors_ai_acme_ai_api_key' ) );

add_action(
	'init',
	function () {
		if ( getenv( 'AIKEY_TEST_SCHEMA' ) ) {
			$schema = array(
				'type'      => 'string',
				'minLength' => 40,
				'pattern'   => '^sk-',
			);
			register_setting(
				'connectors',
				'connectors_ai_openai_api_key',
				array(
					'type'         => 'string',
					'show_in_rest' => array( 'schema' => $schema ),
				)
			);
		}
		$refuses = get_option( 'test_refuses' );
		if ( $refuses ) {
			add_filter( "pre_update_option_$refuses", fn( $value, $old ) => $old, PHP_INT_MAX, 2 );
		}
	},
	1
);
