<?php
/**
 * WordPress 7's AI client gets the key in use, wherever it comes from. By itself it would take an empty environment
 * variable for a key, and a newline at the end of a secret file for part of one.
 *
 * @package aikey
 */

namespace AIKey\Client;

use AIKey\Connectors;
use WordPress\AiClient\AiClient;
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;

defined( 'ABSPATH' ) || exit;

/** On init, after core has passed the keys that it found. */
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
