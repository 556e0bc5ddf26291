<?php
/**
 * Plugin Name: Test more providers
 * Description: Registers with the AI client a provider without authentication whose connector has a key, and one that sends keys in a way of its own; and two connectors that share a setting.
 */

namespace AIKey\TestMoreProviders;

use WordPress\AiClient\AiClient;
use WordPress\AiClient\Providers\DTO\ProviderMetadata;
use WordPress\AiClient\Providers\Enums\ProviderTypeEnum;
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;
use WordPress\AiClient\Providers\Http\Enums\RequestAuthenticationMethod;

require_once WP_PLUGIN_DIR . '/test-provider.php';

class Local extends \AIKey\TestProvider\Provider {

	protected static function createProviderMetadata(): ProviderMetadata {
		return new ProviderMetadata( 'local-ai', 'Local AI', ProviderTypeEnum::server() );
	}
}

class Own extends \AIKey\TestProvider\Provider {

	protected static function createProviderMetadata(): ProviderMetadata {
		return new ProviderMetadata( 'own-ai', 'Own AI', ProviderTypeEnum::cloud(), null, RequestAuthenticationMethod::apiKey() );
	}
}

class OwnAuthentication extends ApiKeyRequestAuthentication {}

add_action(
	'init',
	function () {
		AiClient::defaultRegistry()->registerProvider( Local::class );
		AiClient::defaultRegistry()->registerProvider( Own::class );
	},
	5
);

// After core has passed on plain keys.
add_action( 'init', fn() => AiClient::defaultRegistry()->setProviderRequestAuthentication( 'own-ai', new OwnAuthentication( 'own' ) ), 20, 0 );

add_action(
	'wp_connectors_init',
	function ( $registry ) {
		$connector = $registry->unregister( 'local-ai' );

		$connector['authentication'] = array(
			'method'       => 'api_key',
			'setting_name' => 'local_ai_key',
		);
		$registry->register( 'local-ai', $connector );
		foreach ( array( 'twin-one', 'twin-two' ) as $id ) {
			$registry->register(
				$id,
				array(
					'name'           => $id,
					'description'    => '',
					'type'           => 'ai_provider',
					'authentication' => array(
						'method'       => 'api_key',
						'setting_name' => 'twins_api_key',
					),
				)
			);
		}
	}
);
