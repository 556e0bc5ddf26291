<?php
/**
 * Plugin Name: Situations
 * Description: What a browser cannot cause, chosen by a cookie: situation=NAME:VALUE.
 */

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
