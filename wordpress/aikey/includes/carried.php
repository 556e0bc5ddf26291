<?php
/**
 * Whether a request carries a connector's key, in a header or in its URL. Requests without anything like a key cost next to
 * nothing, and no key is kept here: only its last four characters, which every screen shows.
 *
 * @package aikey
 */

namespace AIKey\Carried;

use AIKey\Connectors;
use AIKey\Known;

defined( 'ABSPATH' ) || exit;

/** Anything shorter is a placeholder, and would be found everywhere. */
const SHORTEST = 8;

/** Without such a part, a URL contains no key: the words of an ordinary one are shorter. */
const LIKE_A_KEY = '~[\w%-]{16}~';

/** Headers that no provider takes a key in. */
const HARMLESS = array(
	'accept'            => true,
	'accept-encoding'   => true,
	'accept-language'   => true,
	'cache-control'     => true,
	'connection'        => true,
	'content-length'    => true,
	'content-type'      => true,
	'expect'            => true,
	'host'              => true,
	'if-modified-since' => true,
	'if-none-match'     => true,
	'referer'           => true,
	'user-agent'        => true,
);

/** A key that is new or changed is looked up again at once. */
function watch( string $option ): void {
	forget();
	foreach ( array( 'add_option_', 'update_option_', 'delete_option_' ) as $changed ) {
		add_action( $changed . $option, __NAMESPACE__ . '\\forget' );
	}
}

function forget(): void {
	tails( true );
}

/**
 * The connectors whose keys are in the headers or in the URL.
 *
 * @param iterable $headers Values may be lists, names may be numbers.
 * @return array<string, bool> By connector, whether the key is in the URL.
 */
function find( iterable $headers, string $url = '' ): array {
	$texts = array();
	foreach ( $headers as $name => $value ) {
		if ( ! isset( HARMLESS[ strtolower( (string) $name ) ] ) ) {
			collect( $value, $texts );
		}
	}
	$address = preg_match( LIKE_A_KEY, $url ) ? without_host( $url ) : '';
	return $texts || '' !== $address ? compare( implode( "\n", $texts ), $address ) : array();
}

/** @param mixed $value Of a header. */
function collect( $value, array &$texts ): void {
	if ( is_iterable( $value ) ) {
		foreach ( $value as $part ) {
			collect( $part, $texts );
		}
	} elseif ( ( is_string( $value ) || $value instanceof \Stringable ) && strlen( (string) $value ) >= SHORTEST ) {
		$texts[] = (string) $value;
	}
}

/** User name and password, path and query of a URL, decoded. */
function without_host( string $url ): string {
	$rest      = preg_replace( '~^\w+://~', '', $url );
	$authority = substr( $rest, 0, strcspn( $rest, '/?#' ) );
	$user      = substr( $authority, 0, (int) strrpos( $authority, '@' ) );
	return rawurldecode( "$user " . substr( $rest, strlen( $authority ) ) );
}

/** @return array<string, bool> As find() returns it. */
function compare( string $headers, string $address ): array {
	$found = array();
	foreach ( tails() as $id => $tail ) {
		if ( str_contains( $headers, $tail ) || str_contains( $address, $tail ) ) {
			$key    = (string) Connectors\key( (string) $id );
			$in_url = contains( $address, $key );
			if ( $in_url || contains( $headers, $key ) ) {
				$found[ $id ] = $in_url;
			}
		}
	}
	return $found;
}

/** Whether the text contains the key, and not just something longer of which the key is a part. */
function contains( string $text, string $key ): bool {
	$length = strlen( $key );
	if ( $length < SHORTEST ) {
		return false;
	}
	for ( $at = strpos( $text, $key ); false !== $at; $at = strpos( $text, $key, $at + 1 ) ) {
		$around = substr( $text, $at - 1, $at > 0 ? 1 : 0 ) . substr( $text, $at + $length, 1 );
		if ( ! preg_match( '/[\w-]/', $around ) ) {
			return true;
		}
	}
	return false;
}

/** The text without any connector's key. */
function cut( string $text ): string {
	foreach ( array_keys( tails() ) as $id ) {
		$key  = (string) Connectors\key( (string) $id );
		$text = str_replace( array( $key, rawurlencode( $key ) ), '', $text );
	}
	return $text;
}

/**
 * The last four characters of each key that is set, by connector. Keys may be changed by other processes, so this is true
 * for a second.
 *
 * @return array<string, string>
 */
function tails( bool $forget = false ): array {
	static $tails = array();
	static $for   = '';

	$now = $forget ? '' : time() . ' ' . get_current_blog_id();
	if ( $now !== $for ) {
		$for   = $now;
		$tails = $forget ? array() : array_filter( array_map( __NAMESPACE__ . '\\tail', ids() ) );
	}
	return $tails;
}

/** @return array<string, string> Ids of connectors, by themselves. */
function ids(): array {
	$ids = array_map( 'strval', array_keys( Known\connectors() ) );
	return array_combine( $ids, $ids );
}

function tail( string $id ): string {
	$key = (string) Connectors\key( $id );
	return strlen( $key ) < SHORTEST ? '' : substr( $key, -4 );
}
