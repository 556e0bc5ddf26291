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
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;
use WordPress\AiClient\Providers\ProviderRegistry;

defined( 'ABSPATH' ) || exit;

/** On init, after core has passed on what it found. */
function register(): void {
	foreach ( array_keys( Known\registered() ) as $id ) {
		try {
			pass_key( (string) $id );
		} catch ( \Throwable $e ) { // A provider's own code; it concerns nobody else.
			wp_trigger_error( __FUNCTION__, $e->getMessage() );
		}
	}
	follow_base_urls( AiClient::defaultRegistry() );
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

/** Requests to a provider go where php.ini says, if it has a base URL for one. */
function follow_base_urls( ProviderRegistry $registry ): void {
	$set = array_filter( array_keys( Known\BUILT_IN ), fn( $id ) => '' !== (string) ini_get( "aikey.$id.base_url" ) );
	if ( $set && $registry->getRegisteredProviderIds() ) { // Without a provider there may be no transporter yet.
		\AIKey\load( 'gateway' );
		$registry->setHttpTransporter( new Gateway( $registry->getHttpTransporter() ) );
	}
}
