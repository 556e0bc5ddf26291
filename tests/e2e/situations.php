<?php
/**
 * Plugin Name: Situations
 * Description: What a browser cannot cause, chosen by a cookie: situation=NAME:VALUE.
 */

// The same site by another name, which browsers do not take for this machine.
if ( str_starts_with( $_SERVER['HTTP_HOST'] ?? '', 'plain.test:' ) ) {
	foreach ( array( 'home', 'siteurl' ) as $option ) {
		add_filter( "pre_option_$option", fn() => 'http://' . $_SERVER['HTTP_HOST'] );
	}
}

list( $situation, $value ) = explode( ':', ( $_COOKIE['situation'] ?? '' ) . ':' );

switch ( $situation ) {
	case 'constant':
		define( 'OPENAI_API_KEY', $value );
		break;
	case 'env':
		putenv( "OPENAI_API_KEY=$value" );
		break;
	case 'locale':
		add_filter( 'locale', fn() => $value );
		break;
	case 'rtl': // As a translation would say.
		add_filter( 'gettext_with_context', fn( $text, $original, $context ) => 'text direction' === $context ? 'rtl' : $text, 10, 3 );
		break;
	case 'scheme':
		add_filter( 'get_user_option_admin_color', fn() => $value );
		break;
	case 'ai-off':
		add_filter( 'wp_supports_ai', '__return_false' );
		break;
	case 'neighbours': // Akismet, and a provider whose plugin draws a card of its own, before or after others do.
		require_once WP_PLUGIN_DIR . '/akismet/akismet.php';
		add_action(
			'wp_connectors_init',
			fn( $registry ) => $registry->register(
				'own-card-ai',
				array(
					'name'           => 'Own card AI',
					'description'    => '',
					'type'           => 'ai_provider',
					'authentication' => array(
						'method'       => 'api_key',
						'setting_name' => 'connectors_ai_own_card_ai_api_key',
					),
				)
			)
		);
		add_action(
			'options-connectors-wp-admin_init',
			fn() => wp_enqueue_script_module( 'own-card', home_url( '/own-card.js' ), array( '@wordpress/connectors' ) ),
			'before' === $value ? 1 : 99
		);
		break;
	case 'in-use': // A plugin that asks the provider for something on each page.
		add_action(
			'admin_init',
			fn() => wp_remote_get(
				aikey_connectors()['openai']['base_url'] . '/models',
				array(
					'headers'         => array( 'Authorization' => 'Bearer ' . aikey_resolve() ),
					'sslcertificates' => ini_get( 'aikey.ca_file' ),
				)
			)
		);
		break;
	case 'error':
	case 'gateway':
		add_filter(
			'rest_pre_dispatch',
			function ( $reply, $server, $request ) use ( $situation ) {
				if ( ! str_starts_with( $request->get_route(), '/aikey/v1/' ) ) {
					return $reply;
				}
				if ( 'error' === $situation ) {
					throw new Error( 'A plugin broke.' );
				}
				status_header( 502 );
				exit( '<html><title>502 Bad Gateway</title></html>' );
			},
			10,
			3
		);
		break;
}
