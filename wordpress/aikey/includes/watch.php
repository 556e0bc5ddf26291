<?php
/**
 * A key in use: requests of WordPress's HTTP API that carry a connector's key keep it from other servers, plain HTTP, URLs
 * and servers that nobody verified, and the provider's replies are reported. This stops accidents and shows habits; code
 * that wants to take a key can.
 *
 * @package aikey
 */

namespace AIKey\Watch;

use AIKey\Carried;
use AIKey\Connectors;
use AIKey\Refusal;
use AIKey\Usage;

defined( 'ABSPATH' ) || exit;

/** The member of a request's options that says whose key it carries. */
const MARK = 'aikey';

/** Headers that authenticate, whatever is in them. */
const AUTHENTICATION = array( 'authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'x-goog-api-key', 'api-key' );

function register(): void {
	add_action( 'requests-requests.before_request', __NAMESPACE__ . '\\before_request', PHP_INT_MAX, 5 );
}

/**
 * Before a request, and again before each request that a redirect leads to. No fault in here may break a request.
 *
 * @param string       $url     Its URL.
 * @param iterable     $headers Its headers.
 * @param array|string $data    Its body, or more of its query.
 * @param string       $type    Its method.
 * @param array        $options Its options, which the requests after a redirect share.
 */
function before_request( &$url, &$headers, &$data, $type, &$options ): void {
	try {
		if ( isset( $options[ MARK ] ) ) {
			after_redirect( $url, $headers, $data, $options );
			return;
		}
		$in_url = Carried\find( $headers, $url . query( $data, $options ) );
		if ( $in_url ) {
			examine( $in_url, (string) $url, $options );
		}
	} catch ( \Throwable $e ) {
		complain( $e );
	}
}

/**
 * What the data adds to the URL.
 *
 * @param array|string $data As for before_request().
 */
function query( $data, array $options ): string {
	if ( ! $data || 'query' !== ( $options['data_format'] ?? '' ) ) {
		return '';
	}
	return '?' . ( is_array( $data ) ? http_build_query( $data ) : $data );
}

/**
 * A request that carries a key is refused, or watched until its reply.
 *
 * @param array<string, bool> $in_url As Carried\find() returns it.
 */
function examine( array $in_url, string $url, array &$options ): void {
	$id     = owner( array_keys( $in_url ), $url );
	$reason = reason_to_refuse( $id, $in_url[ $id ], $url, $options );
	if ( null !== $reason ) {
		\AIKey\load( 'refusal' );
		$options['transport'] = new Refusal( $reason );
		return;
	}
	if ( false === $options['verify'] ) { // By a filter.
		$options['verify'] = ABSPATH . WPINC . '/certificates/ca-bundle.crt';
	}
	$options[ MARK ] = array(
		'id'     => $id,
		'origin' => origin( $url ),
	);
	$options['hooks']->register( 'curl.before_send', __NAMESPACE__ . '\\before_send' );
	$options['hooks']->register( 'requests.after_request', __NAMESPACE__ . '\\after_request' );
	\AIKey\load( 'usage' );
	Usage\note( $id, host( $url ) );
}

/** Connectors may share a key: then it is the one's that the request goes to. */
function owner( array $ids, string $url ): string {
	foreach ( $ids as $id ) {
		if ( origin( $url ) === base_origin( (string) $id ) ) {
			return (string) $id;
		}
	}
	return (string) $ids[0];
}

/** Why the request must not be sent, or null. */
function reason_to_refuse( string $id, bool $in_url, string $url, array $options ): ?string {
	$is_http   = str_starts_with( origin( $url ), 'http://' );
	$connector = aikey_connectors()[ $id ];
	$name      = $connector['name'];
	if ( $is_http && ! is_loopback( $url ) ) {
		/* translators: %s: Name of a provider. */
		return sprintf( __( 'aikey refused this request: it would send the %s API key over plain HTTP, where others can read it. Use https://.', 'aikey' ), $name );
	}
	if ( ! $is_http && false === ( $options['verifyname'] ?? true ) ) {
		/* translators: %s: Name of a provider. */
		return sprintf( __( 'aikey refused this request: it would send the %s API key to a server whose certificate is not verified. Do not set sslverify to false.', 'aikey' ), $name );
	}
	if ( $in_url && $connector['testable'] ) {
		/* translators: %s: Name of a provider. */
		return sprintf( __( 'aikey refused this request: it would send the %s API key in the URL, which logs record. Send it in a header.', 'aikey' ), $name );
	}
	if ( $connector['only_base_url'] && origin( $url ) !== base_origin( $id ) ) {
		/* translators: 1: Name of a provider. 2: Name of a server. 3: Id of a connector. */
		return sprintf( __( 'aikey refused this request: it would send the %1$s API key to %2$s, and aikey.%3$s.only_base_url in php.ini forbids that.', 'aikey' ), $name, host( $url ), $id );
	}
	return null;
}

/**
 * At another origin than the first, no request has a key or any other authentication.
 *
 * @param string       $url     As for before_request().
 * @param iterable     $headers As for before_request().
 * @param array|string $data    As for before_request().
 */
function after_redirect( &$url, &$headers, &$data, array $options ): void {
	if ( origin( $url ) === $options[ MARK ]['origin'] ) {
		return;
	}
	foreach ( $headers as $name => $value ) {
		if ( in_array( strtolower( (string) $name ), AUTHENTICATION, true ) || Carried\find( array( $value ) ) ) {
			unset( $headers[ $name ] );
		}
	}
	if ( Carried\find( array(), $url . query( $data, $options ) ) ) {
		$url  = Carried\cut( $url );
		$data = '' === query( $data, $options ) ? $data : array();
	}
}

/**
 * Callbacks of http_api_curl, which run after this, may switch verification off.
 *
 * @param \CurlHandle $handle Of a request with a key.
 */
function before_send( $handle ): void {
	handles()[ $handle ] = true;
	remove_action( 'requests-curl.before_send', __NAMESPACE__ . '\\verify', PHP_INT_MAX );
	add_action( 'requests-curl.before_send', __NAMESPACE__ . '\\verify', PHP_INT_MAX ); // After all that others have added.
}

/**
 * After all callbacks of http_api_curl. Nor does libcurl follow redirects by itself: it would take the key along.
 *
 * @param \CurlHandle $handle Of any request.
 */
function verify( $handle ): void {
	if ( isset( handles()[ $handle ] ) ) {
		curl_setopt_array( // phpcs:ignore WordPress.WP.AlternativeFunctions.curl_curl_setopt_array -- WordPress's own handle.
			$handle,
			array(
				CURLOPT_SSL_VERIFYPEER => true,
				CURLOPT_SSL_VERIFYHOST => 2,
				CURLOPT_FOLLOWLOCATION => false,
			)
		);
	}
}

/** Those of requests with a key. */
function handles(): \WeakMap {
	static $handles = null;

	return $handles ??= new \WeakMap();
}

/**
 * Reports what the provider replied to a request with its key, if it refused it.
 *
 * @param object $response What WordPress's HTTP library got.
 */
function after_request( $response, $headers, $data, array $options ): void {
	try {
		$status = (int) $response->status_code;
		$id     = $options[ MARK ]['id'];
		if ( $status >= 400 && $status <= 599 && origin( $response->url ) === base_origin( $id ) ) {
			aikey_report( $status, (string) $response->body, $id );
		}
	} catch ( \Throwable $e ) {
		complain( $e );
	}
}

/** Where tests of the connector's keys are sent; '' if none are. */
function base_origin( string $id ): string {
	return origin( aikey_connectors()[ $id ]['base_url'] ?? '' );
}

/** Scheme, host and port of a URL; the port only if it is an unusual one. */
function origin( string $url ): string {
	$parts  = wp_parse_url( $url );
	$scheme = strtolower( $parts['scheme'] ?? '' );
	if ( empty( $parts['host'] ) ) {
		return '';
	}
	$port  = $parts['port'] ?? null;
	$usual = array(
		'http'  => 80,
		'https' => 443,
	);
	return "$scheme://" . strtolower( $parts['host'] ) . ( null === $port || ( $usual[ $scheme ] ?? null ) === $port ? '' : ":$port" );
}

/** Host and unusual port of a URL. */
function host( string $url ): string {
	return preg_replace( '~^.*?://~', '', origin( $url ) );
}

function is_loopback( string $url ): bool {
	return 1 === preg_match( '~^http://(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$~D', origin( $url ) );
}

/** Once a request, in the log: the place alone, since a message could contain anything. */
function complain( \Throwable $e ): void {
	static $done = false;

	if ( ! $done ) {
		$done = true;
		error_log( sprintf( 'aikey: %s in %s:%d', get_class( $e ), $e->getFile(), $e->getLine() ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- A request was not watched.
	}
}
