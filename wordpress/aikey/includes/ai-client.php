<?php
/**
 * WordPress 7's AI client gets the key that resolves, from wherever it comes. By itself it would take an environment
 * variable that is set to nothing for a key, and a file's newline for part of one.
 *
 * @package aikey
 */

namespace AIKey\Client;

use AIKey\Connectors;
use WordPress\AiClient\AiClient;
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;

defined( 'ABSPATH' ) || exit;

/** On init, after core has passed on what it found. */
function pass_keys(): void {
	foreach ( Connectors\of_wordpress() as $id => $connector ) {
		if ( 'ai_provider' !== $connector['type'] || ! AiClient::defaultRegistry()->hasProvider( $id ) ) {
			continue;
		}
		$key = aikey_resolve( $id );
		if ( null !== $key ) {
			AiClient::defaultRegistry()->setProviderRequestAuthentication( $id, new ApiKeyRequestAuthentication( $key ) );
		}
	}
}
