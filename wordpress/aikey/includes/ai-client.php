<?php
/**
 * WordPress 7's AI client gets the key that resolves, from wherever it comes, and follows php.ini's base URLs. By itself it
 * would take an environment variable that is set to nothing for a key, and a file's newline for part of one.
 *
 * @package aikey
 */

namespace AIKey\Client;

use AIKey\Connectors;
use AIKey\Gateway;
use AIKey\Known;
use WordPress\AiClient\AiClient;
use WordPress\AiClient\Providers\ApiBasedImplementation\AbstractApiProvider;
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;

defined( 'ABSPATH' ) || exit;

/** On init, after core has passed on what it found. */
function register(): void {
	$places = array();
	foreach ( array_keys( Known\registered() ) as $id ) {
		try {
			pass_key( (string) $id );
			$places += place( (string) $id );
		} catch ( \Throwable $e ) { // A provider's own code; it concerns nobody else.
			wp_trigger_error( __FUNCTION__, $e->getMessage() );
		}
	}
	if ( $places ) {
		\AIKey\load( 'gateway' );
		$registry = AiClient::defaultRegistry();
		$registry->setHttpTransporter( new Gateway( $registry->getHttpTransporter(), $places ) );
	}
}

/** A provider that sends keys in a way of its own, or none at all, is left alone. */
function pass_key( string $id ): void {
	$registry = AiClient::defaultRegistry();
	if ( ! $registry->hasProvider( $id ) || ! takes_plain_key( $registry, $id ) ) {
		return;
	}
	$key = Connectors\key( $id );
	if ( null !== $key ) {
		$registry->setProviderRequestAuthentication( $id, new ApiKeyRequestAuthentication( $key ) );
	}
}

function takes_plain_key( $registry, string $id ): bool {
	$class  = $registry->getProviderClassName( $id );
	$method = $class::metadata()->getAuthenticationMethod();
	$now    = $registry->getProviderRequestAuthentication( $id );
	return null !== $method && $method->isApiKey() && ( null === $now || ApiKeyRequestAuthentication::class === get_class( $now ) );
}

/**
 * The provider's own URL and the one that php.ini has for it, if it has one.
 *
 * @return array<string, string>
 */
function place( string $id ): array {
	$registry = AiClient::defaultRegistry();
	$set      = '' === ini_get( "aikey.$id.base_url" ) ? '' : ( aikey_connectors()[ $id ]['base_url'] ?? '' ); // If it is empty, the extension takes the provider's own.
	$class    = '' !== $set && $registry->hasProvider( $id ) ? $registry->getProviderClassName( $id ) : '';
	return is_subclass_of( $class, AbstractApiProvider::class ) ? array( untrailingslashit( $class::url() ) => untrailingslashit( $set ) ) : array();
}
