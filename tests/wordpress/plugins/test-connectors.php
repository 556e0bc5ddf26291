<?php
/**
 * Plugin Name: Test connectors
 * Description: Registers three connectors: an AI provider and a service with an API key, and a service with an application password.
 */

add_action(
	'wp_connectors_init',
	function ( $registry ) {
		$connector = fn( $name, $type, $method, $more = array() ) => array(
			'name'           => $name,
			'description'    => '',
			'type'           => $type,
			'authentication' => array( 'method' => $method ) + $more,
		);
		$registry->register( 'acme-ai', $connector( 'Acme AI', 'ai_provider', 'api_key', array( 'setting_name' => 'connectors_ai_acme_ai_api_key' ) ) );
		$registry->register( 'acme', $connector( 'Acme', 'service', 'api_key', array( 'setting_name' => 'acme_api_key' ) ) );
		$registry->register( 'acme-login', $connector( 'Acme login', 'service', 'application_password', array( 'setting_name' => 'acme_login' ) ) );
	}
);
