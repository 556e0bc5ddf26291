<?php
/**
 * The REST routes of aikey/v1, for users who can manage options. No reply contains a key.
 *
 * @package aikey
 */

namespace AIKey\Rest;

use AIKey\Connectors;
use AIKey\Network;
use AIKey\Texts;
use WP_Error;
use WP_HTTP_Response;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

const NS         = 'aikey/v1';
const CONNECTORS = '/connectors';
const CONNECTOR  = '/connectors/(?P<id>[a-z0-9_-]{1,64})';

/** On rest_api_init. */
function register(): void {
	\AIKey\load( 'rest-schema' );
	\AIKey\load( 'texts' );
	$model  = array(
		'description' => __( 'The model to test with, instead of the one that is configured.', 'aikey' ),
		'type'        => 'string',
	);
	$save   = array(
		'key'         => array(
			'description' => __( 'The API key, as pasted.', 'aikey' ),
			'type'        => 'string',
			'minLength'   => 1,
			'maxLength'   => 4096,
			'required'    => true,
		),
		'replace'     => array(
			'description' => __( 'Whether a key that cannot be used yet may replace one that works.', 'aikey' ),
			'type'        => 'boolean',
			'default'     => false,
		),
		'send_anyway' => array(
			'description' => __( 'Whether to send a key that looks like another provider\'s.', 'aikey' ),
			'type'        => 'boolean',
			'default'     => false,
		),
		'model'       => $model,
	);
	$test   = array( 'model' => $model );
	$choice = array(
		'model' => array(
			'description' => __( 'The model to test with from now on; an empty string for the default one.', 'aikey' ),
			'type'        => 'string',
			'required'    => true,
		),
	);

	route( CONNECTORS, 'GET', 'list_connectors', array(), 'connector_schema' );
	route( CONNECTOR, 'GET', 'get_connector', array(), 'connector_schema' );
	route( CONNECTOR . '/save-and-test', 'POST', 'save_and_test', $save, 'test_schema' );
	route( CONNECTOR . '/test', 'POST', 'test', $test, 'test_schema' );
	route( CONNECTOR . '/model', 'POST', 'choose_model', $choice, 'model_schema' );
	route( CONNECTOR . '/models', 'GET', 'list_models', array(), 'models_schema' );
	route( CONNECTOR . '/key', 'DELETE', 'forget', array(), 'forget_schema' );

	add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\forbid_caching', 10, 3 );
}

/** Adds a route. Only users who can manage options may call it, and only with a connector that exists. */
function route( string $path, string $method, string $callback, array $args, string $schema ): void {
	register_rest_route(
		NS,
		$path,
		array(
			array(
				'methods'             => $method,
				'callback'            => fn( $request ) => respond( __NAMESPACE__ . "\\$callback", $request ),
				'permission_callback' => __NAMESPACE__ . '\\can_manage',
				'args'                => $args,
			),
			'schema' => __NAMESPACE__ . "\\Schema\\$schema",
		)
	);
}

/** @return true|WP_Error */
function can_manage() {
	return current_user_can( 'manage_options' ) ? true : new WP_Error(
		'aikey_forbidden',
		__( 'Sorry, you are not allowed to manage API keys on this site.', 'aikey' ),
		array( 'status' => rest_authorization_required_code() )
	);
}

/**
 * Calls one of the functions below, and turns exceptions into a WP_Error.
 *
 * @return \WP_REST_Response|WP_Error
 */
function respond( callable $callback, WP_REST_Request $request ) {
	$id = $request->get_url_params()['id'] ?? null;
	if ( null !== $id && ! in_array( $id, Connectors\ids(), true ) ) {
		return new WP_Error( 'aikey_unknown_connector', __( 'There is no such connector.', 'aikey' ), array( 'status' => 404 ) );
	}
	if ( isset( $request->get_query_params()['key'] ) ) {
		return new WP_Error( 'aikey_key_in_url', __( 'A key must not be sent in a URL, because logs record URLs. Send it in the body of the request.', 'aikey' ), array( 'status' => 400 ) );
	}
	try {
		return rest_ensure_response( $callback( $request, $id ) );
	} catch ( \ValueError $e ) {
		$message = preg_replace( '/^aikey_\w+\(\): Argument #\d+ \(\$\w+\) /', '', $e->getMessage() );
		return new WP_Error( 'aikey_invalid_param', $message, array( 'status' => 400 ) );
	} catch ( \AikeyException $e ) {
		return new WP_Error( 'aikey_failed', $e->getMessage(), array( 'status' => 500 ) );
	}
}

function list_connectors(): array {
	return Connectors\describe_all();
}

function get_connector( WP_REST_Request $request, string $id ): array {
	return Connectors\describe( $id );
}

/** @return array|WP_Error */
function save_and_test( WP_REST_Request $request, string $id ) {
	$options = options( $request ) + array(
		'replace'     => $request['replace'],
		'send_anyway' => $request['send_anyway'],
	);
	return Network\forbid() ?? with_connector( 'result', Texts\shown( aikey_save_and_test( $request['key'], $id, $options ) ), $id );
}

/** @return array|WP_Error */
function test( WP_REST_Request $request, string $id ) {
	return Network\throttle( $id ) ?? with_connector( 'result', Texts\shown( aikey_save_and_test( null, $id, options( $request ) ) ), $id );
}

/** @return array|WP_Error */
function choose_model( WP_REST_Request $request, string $id ) {
	$model = trim( $request['model'] );
	$wrong = Connectors\choose_model( $id, $model );
	if ( '' !== $wrong ) {
		return new WP_Error( 'aikey_invalid_param', $wrong, array( 'status' => 400 ) );
	}
	return with_connector( 'model', (string) Connectors\model_choice( $id ), $id );
}

/**
 * Asks the provider.
 *
 * @return array|WP_Error
 */
function list_models( WP_REST_Request $request, string $id ) {
	return Network\throttle( $id ) ?? array( 'models' => aikey_models( $id ) );
}

/** @return array|WP_Error */
function forget( WP_REST_Request $request, string $id ) {
	return Network\forbid() ?? with_connector( 'removed', aikey_forget( $id ), $id );
}

/** The options of a test. */
function options( WP_REST_Request $request ): array {
	return isset( $request['model'] ) && '' !== $request['model'] ? array( 'model' => $request['model'] ) : array();
}

/**
 * Returns the result of an action, and the state of the connector after it.
 *
 * @param mixed $result What the action returned.
 */
function with_connector( string $name, $result, string $id ): array {
	return array(
		$name       => $result,
		'connector' => Connectors\describe( $id ),
	);
}

/**
 * No cache may keep a reply of these routes, not even an error.
 *
 * @param WP_HTTP_Response $response The reply.
 */
function forbid_caching( $response, WP_REST_Server $server, WP_REST_Request $request ) {
	if ( 0 === stripos( $request->get_route(), '/' . NS . '/' ) ) {
		$response->header( 'Cache-Control', 'no-store' );
	}
	return $response;
}
