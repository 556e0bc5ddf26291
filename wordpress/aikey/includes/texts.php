<?php
/**
 * What the extension says, in the reader's language.
 *
 * @package aikey
 */

namespace AIKey\Texts;

defined( 'ABSPATH' ) || exit;

/**
 * Message and fix of each outcome; {provider} stands for the provider's name, {connector} for the connector's id. The
 * same as in src/core/provider/outcomes.def of the extension, which a test sees to.
 *
 * @return array<string, array{string, string}>
 */
function outcomes(): array {
	return array(
		'connected'               => array(
			__( 'Connected successfully', 'aikey' ),
			'',
		),
		'invalid_key'             => array(
			__( '{provider} does not know this API key.', 'aikey' ),
			__( 'Copy the whole key again, or create a new one: {provider} shows a key only once, and a deleted key stops working.', 'aikey' ),
		),
		'account_deactivated'     => array(
			__( 'The {provider} account that this API key belongs to has been deactivated.', 'aikey' ),
			__( 'Create a key in an active account, or ask {provider}\'s support to reactivate this one.', 'aikey' ),
		),
		'project_archived'        => array(
			__( 'The project that this API key belongs to has been archived.', 'aikey' ),
			__( 'Create a key in an active project.', 'aikey' ),
		),
		'empty_key'               => array(
			__( 'There is no API key in what was entered.', 'aikey' ),
			__( 'Paste the key that {provider} showed when it was created.', 'aikey' ),
		),
		'masked_key'              => array(
			__( 'This is the masked display of an API key, not the key itself.', 'aikey' ),
			__( 'Paste the key that {provider} showed when it was created; if it is lost, create a new one.', 'aikey' ),
		),
		'malformed_key'           => array(
			__( 'This does not look like an API key: it holds spaces, quotes, line breaks or other characters that no key has, or it is too long.', 'aikey' ),
			__( 'Copy the key again, only the key, in one piece.', 'aikey' ),
		),
		'insufficient_quota'      => array(
			__( 'The API key is genuine, but its account has no credit left.', 'aikey' ),
			__( 'Add credit or a payment method on {provider}\'s billing page, then test again. It can take a few minutes to count.', 'aikey' ),
		),
		'spend_limit'             => array(
			__( 'The API key is genuine, but its project or organization has reached its spend limit.', 'aikey' ),
			__( 'Raise the spend limit on {provider}\'s limits page, or wait until it starts anew.', 'aikey' ),
		),
		'billing_not_active'      => array(
			__( 'The API key is genuine, but billing is not active in its account.', 'aikey' ),
			__( 'Complete the billing details on {provider}\'s billing page, then test again.', 'aikey' ),
		),
		'missing_scope'           => array(
			__( 'The API key is restricted and may not generate text.', 'aikey' ),
			__( 'Edit the key\'s permissions to allow model requests, or create a key with all permissions.', 'aikey' ),
		),
		'permission_denied'       => array(
			__( '{provider} knows the API key but does not permit this request.', 'aikey' ),
			__( 'Check the key\'s permissions and your role in its project and organization.', 'aikey' ),
		),
		'model_not_found'         => array(
			__( '{provider} has no such model, or not for this API key.', 'aikey' ),
			__( 'Choose another model in the setting aikey.{connector}.model, or ask the owner of the project for access.', 'aikey' ),
		),
		'model_not_allowed'       => array(
			__( 'The project of this API key may not use this model.', 'aikey' ),
			__( 'Allow the model in the project\'s limits, or choose another one in the setting aikey.{connector}.model.', 'aikey' ),
		),
		'organization_unverified' => array(
			__( 'The organization must be verified before it may use this model.', 'aikey' ),
			__( 'Verify the organization in {provider}\'s settings (it can take 15 minutes to count), or choose another model.', 'aikey' ),
		),
		'organization_mismatch'   => array(
			__( 'The API key belongs to another organization than the request names.', 'aikey' ),
			__( 'Create the key in the organization that the site\'s requests name.', 'aikey' ),
		),
		'ip_not_allowed'          => array(
			__( '{provider} does not accept this API key from the IP address of this server.', 'aikey' ),
			__( 'Add the server\'s IP address to the list of allowed addresses in {provider}\'s settings.', 'aikey' ),
		),
		'unsupported_country'     => array(
			__( '{provider} does not serve the country or region that this server is in.', 'aikey' ),
			__( 'Move the site to a server in a supported country, or use another provider.', 'aikey' ),
		),
		'service_disabled'        => array(
			__( '{provider}\'s API is not enabled in the project of this API key.', 'aikey' ),
			__( 'Enable the API in the project, wait a few minutes and test again.', 'aikey' ),
		),
		'rate_limited'            => array(
			__( '{provider} received too many requests with this API key just now.', 'aikey' ),
			__( 'Wait a moment and test again. If it goes on, look at the rate limits of the account.', 'aikey' ),
		),
		'provider_unavailable'    => array(
			__( '{provider} is out of order or overloaded at the moment.', 'aikey' ),
			__( 'Nothing is wrong on your side. Test again in a few minutes.', 'aikey' ),
		),
		'dns_failed'              => array(
			__( 'The name of {provider}\'s server could not be looked up.', 'aikey' ),
			__( 'Ask the host to check the server\'s DNS and its outgoing connections.', 'aikey' ),
		),
		'connect_failed'          => array(
			__( 'No connection to {provider}\'s server could be made, or it broke off.', 'aikey' ),
			__( 'Test again; if it goes on, ask the host whether a firewall blocks outgoing HTTPS.', 'aikey' ),
		),
		'timed_out'               => array(
			__( '{provider} did not answer in time.', 'aikey' ),
			__( 'Test again in a few minutes; if it goes on, raise aikey.timeout or ask the host about the server\'s outgoing connections.', 'aikey' ),
		),
		'tls_failed'              => array(
			__( 'No secure connection to {provider} could be made, so the API key was not sent.', 'aikey' ),
			__( 'Ask the host to check the server\'s clock, its CA certificates and anything that intercepts HTTPS.', 'aikey' ),
		),
		'proxy_failed'            => array(
			__( 'The proxy that this site uses for outgoing requests failed or refused.', 'aikey' ),
			__( 'Check the WP_PROXY_ constants in wp-config.php with the host.', 'aikey' ),
		),
		'blocked_by_site'         => array(
			__( 'This site\'s own configuration forbids the request to {provider}.', 'aikey' ),
			__( 'Allow {provider}\'s host in WP_ACCESSIBLE_HOSTS, and check aikey.{connector}.base_url in php.ini: it must be https://, or http:// on a loopback address.', 'aikey' ),
		),
		'ai_disabled'             => array(
			__( 'AI features are switched off on this site, so no request was made.', 'aikey' ),
			__( 'Remove or change WP_AI_SUPPORT in wp-config.php, or the plugin that switches AI off.', 'aikey' ),
		),
		'unexpected_reply'        => array(
			__( 'The answer was not one that {provider}\'s API gives.', 'aikey' ),
			__( 'Something between this server and {provider} may answer in its place: check aikey.{connector}.base_url in php.ini, and proxies and firewalls with the host.', 'aikey' ),
		),
		'cancelled'               => array(
			__( 'The test was stopped before it ended.', 'aikey' ),
			__( 'Test again.', 'aikey' ),
		),
		'no_key'                  => array(
			__( 'No API key is set.', 'aikey' ),
			__( 'Create a key on {provider}\'s site and paste it here.', 'aikey' ),
		),
		'no_probe'                => array(
			__( 'aikey does not know how to test a key of this connector.', 'aikey' ),
			__( 'The key can be used all the same. If its server speaks OpenAI\'s API, the host can name it in aikey.{connector}.base_url in php.ini: then keys are tested there.', 'aikey' ),
		),
		'shadowed'                => array(
			__( 'The API key comes from the server\'s environment or from wp-config.php, so another key saved here would have no effect.', 'aikey' ),
			__( 'Change the key where it is set, or remove it there to use one saved here.', 'aikey' ),
		),
		'seal_unavailable'        => array(
			__( 'The API key can\'t be opened or sealed here.', 'aikey' ),
			__( 'Ask the host to check aikey.keyring, or paste the key again once that works.', 'aikey' ),
		),
		'store_failed'            => array(
			__( 'The API key could not be saved; what was stored before is still there.', 'aikey' ),
			__( 'Check the database and plugins that filter options, then save again.', 'aikey' ),
		),
	);
}

/**
 * Hints about what was pasted; %s is the name of the company that makes such keys.
 *
 * @return array<string, string>
 */
function hints(): array {
	return array(
		/* translators: %s: Name of a provider. */
		'other_connector' => __( 'This looks like an API key of %s.', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'admin_key'       => __( 'This looks like an admin key of %s, which manages the organization and can\'t generate text.', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'short_key'       => __( 'This is shorter than any API key of %s known so far; perhaps not all of it was copied.', 'aikey' ),
	);
}

/** Translates what aikey_status(), aikey_test() or aikey_save_and_test() told. A code not known here stays English. */
function translate( array $told ): array {
	$texts = outcomes()[ $told['code'] ] ?? null;
	if ( null !== $texts ) {
		$places          = array(
			'{provider}'  => \AIKey\Connectors\name( $told['connector'] ),
			'{connector}' => $told['connector'],
		);
		$told['message'] = strtr( $texts[0], $places );
		$told['fix']     = strtr( $texts[1], $places ) . usable_models( $told['fix'] );
	}
	foreach ( $told['hints'] ?? array() as $i => $hint ) {
		$told['hints'][ $i ]['message'] = hint( $hint );
	}
	return $told;
}

/** A fix in English may end with the models that the key may use. */
function usable_models( string $fix ): string {
	if ( ! preg_match( '/ Models that this key may use: (.*)\.$/D', $fix, $found ) ) {
		return '';
	}
	/* translators: %s: List of names of models. */
	return ' ' . sprintf( __( 'Models that this key may use: %s.', 'aikey' ), $found[1] );
}

/** A hint in English names the maker after "of". */
function hint( array $hint ): string {
	$text = hints()[ $hint['code'] ] ?? null;
	if ( null === $text || ! preg_match( '/ of ([A-Z]\w*)/', $hint['message'], $found ) ) {
		return $hint['message'];
	}
	return sprintf( $text, $found[1] );
}
