<?php
/**
 * The texts of the extension in the reader's language.
 *
 * @package aikey
 */

namespace AIKey\Texts;

defined( 'ABSPATH' ) || exit;

/**
 * The message and fix of each outcome; {provider} stands for the provider's name, {connector} for the connector's id.
 * A test checks that they are the same as in the extension's src/core/provider/outcomes.def.
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
			__( '{provider} does not recognize this API key.', 'aikey' ),
			__( 'Copy the whole key again, or create a new one. A key that was deleted never works again.', 'aikey' ),
		),
		'key_leaked'              => array(
			__( '{provider} has blocked this API key because it was found in a public place.', 'aikey' ),
			__( 'Create a new key and delete this one. Look through the account\'s usage: somebody else may have used the key. Remove it from wherever it was published.', 'aikey' ),
		),
		'key_expired'             => array(
			__( 'This API key has expired.', 'aikey' ),
			__( 'Create a new key, or extend this one if {provider} allows it.', 'aikey' ),
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
			__( 'What you entered does not contain an API key.', 'aikey' ),
			__( 'Paste an API key from {provider}\'s site.', 'aikey' ),
		),
		'masked_key'              => array(
			__( 'This is the masked form of an API key, not the key itself.', 'aikey' ),
			__( 'Copy the whole key. If {provider} no longer shows it and you have not kept it, create a new one.', 'aikey' ),
		),
		'malformed_key'           => array(
			__( 'This does not look like an API key: it contains spaces, quotes, line breaks or other characters that keys never have, or it is too long.', 'aikey' ),
			__( 'Copy the key again: only the key, and in one piece.', 'aikey' ),
		),
		'not_a_key'               => array(
			__( 'This is not an API key: keys are longer, and contain neither @ nor ://. It was not sent.', 'aikey' ),
			__( 'Paste an API key from {provider}\'s site, not a password, an e-mail address or a web address.', 'aikey' ),
		),
		'insufficient_quota'      => array(
			__( 'The API key is genuine, but its account has no credit left, or has used up its quota.', 'aikey' ),
			__( 'Add credit or a payment method on {provider}\'s billing page, or raise the spend limit, and test again in a few minutes. A subscription to a chat app such as ChatGPT does not pay for API requests. If you have paid, check that the billing page shows the key\'s organization, or create a new key.', 'aikey' ),
		),
		'spend_limit'             => array(
			__( 'The API key is genuine, but its project or organization has reached its spend limit.', 'aikey' ),
			__( 'Raise the spend limit of the project or organization at {provider}, or wait until it resets.', 'aikey' ),
		),
		'request_too_large'       => array(
			__( 'The API key is genuine, but its rate limit for this model is too low even for a short request.', 'aikey' ),
			__( 'Waiting will not help. Raise the limit at {provider}, for which the account may need credit or a higher usage tier, or choose another model.', 'aikey' ),
		),
		'billing_not_active'      => array(
			__( 'The API key is genuine, but billing is not active on its account.', 'aikey' ),
			__( 'Complete the billing details on {provider}\'s billing page, then test again.', 'aikey' ),
		),
		'missing_scope'           => array(
			__( 'The API key is restricted and is not allowed to generate text.', 'aikey' ),
			__( 'Edit the key\'s permissions to allow model requests, or create a key with all permissions.', 'aikey' ),
		),
		'permission_denied'       => array(
			__( '{provider} recognizes the API key but does not allow this request.', 'aikey' ),
			__( 'Check the key\'s permissions and your role in its project and organization.', 'aikey' ),
		),
		'model_not_found'         => array(
			__( '{provider} does not have this model, or this API key has no access to it.', 'aikey' ),
			__( 'Choose another model under "Test with", or ask the owner of the project to grant access.', 'aikey' ),
		),
		'model_not_allowed'       => array(
			__( 'This API key\'s project is not allowed to use this model.', 'aikey' ),
			__( 'Allow the model in the project\'s limits, or choose another one under "Test with".', 'aikey' ),
		),
		'organization_unverified' => array(
			__( 'The organization must be verified before it can use this model.', 'aikey' ),
			__( 'Verify the organization in {provider}\'s settings (it can take 15 minutes to take effect), or choose another model under "Test with".', 'aikey' ),
		),
		'organization_mismatch'   => array(
			__( 'The API key does not belong to the organization that the request names.', 'aikey' ),
			__( 'Create the key in the organization that the site\'s requests name.', 'aikey' ),
		),
		'project_mismatch'        => array(
			__( 'The API key does not belong to the project that the request names.', 'aikey' ),
			__( 'Create the key in the project that the site\'s requests name.', 'aikey' ),
		),
		'wrong_region'            => array(
			__( 'The data of this API key\'s project stays in one region, and {provider} has another address for requests there.', 'aikey' ),
			__( 'Ask your host to set aikey.{connector}.base_url in php.ini to that address.', 'aikey' ),
		),
		'ip_not_allowed'          => array(
			__( '{provider} does not accept this API key from this server\'s IP address.', 'aikey' ),
			__( 'Add the server\'s IP address to the list of allowed addresses in {provider}\'s settings.', 'aikey' ),
		),
		'unsupported_country'     => array(
			__( '{provider} is not available in the country or region where this server is.', 'aikey' ),
			__( 'Move the site to a server in a supported country, or use another provider.', 'aikey' ),
		),
		'service_disabled'        => array(
			__( '{provider}\'s API is not enabled in this API key\'s project.', 'aikey' ),
			__( 'Enable the API in the project, wait a few minutes, then test again.', 'aikey' ),
		),
		'rate_limited'            => array(
			__( '{provider} has received too many requests, or too many tokens, with this API key.', 'aikey' ),
			__( 'Wait a moment and test again. If it keeps happening, check the account\'s rate limits.', 'aikey' ),
		),
		'provider_unavailable'    => array(
			__( '{provider} is unavailable or overloaded right now.', 'aikey' ),
			__( 'Nothing is wrong on your side. Test again in a few minutes.', 'aikey' ),
		),
		'dns_failed'              => array(
			__( 'Could not look up the address of {provider}\'s server.', 'aikey' ),
			__( 'Ask your host to check the server\'s DNS and its outgoing connections.', 'aikey' ),
		),
		'connect_failed'          => array(
			__( 'Could not connect to {provider}\'s server, or the connection was lost.', 'aikey' ),
			__( 'Test again. If it keeps happening, ask your host whether a firewall blocks outgoing HTTPS.', 'aikey' ),
		),
		'timed_out'               => array(
			__( '{provider} did not answer in time.', 'aikey' ),
			__( 'Test again in a few minutes. If it keeps happening, ask your host to check the server\'s outgoing connections, or to raise aikey.timeout.', 'aikey' ),
		),
		'tls_failed'              => array(
			__( 'Could not make a secure connection to {provider}, so the API key was not sent.', 'aikey' ),
			__( 'Ask your host to check the server\'s clock, its CA certificates and anything that intercepts HTTPS.', 'aikey' ),
		),
		'proxy_failed'            => array(
			__( 'The proxy that this site uses for outgoing requests failed or refused the request.', 'aikey' ),
			__( 'Ask your host to check the proxy, and the WP_PROXY_ constants in wp-config.php.', 'aikey' ),
		),
		'blocked_by_site'         => array(
			__( 'This site\'s own configuration blocks requests to {provider}.', 'aikey' ),
			__( 'Ask your host to allow {provider}\'s host name in WP_ACCESSIBLE_HOSTS, and to check aikey.{connector}.base_url in php.ini: it must start with https://, or with http:// and a loopback address.', 'aikey' ),
		),
		'ai_disabled'             => array(
			__( 'AI features are switched off on this site, so no request was made.', 'aikey' ),
			__( 'Remove or change WP_AI_SUPPORT in wp-config.php, or deactivate the plugin that switches AI off.', 'aikey' ),
		),
		'connector_not_allowed'   => array(
			__( 'This server does not allow API keys of {provider} to be tested or saved.', 'aikey' ),
			__( 'Use another provider, or ask your host to add {connector} to aikey.connectors in php.ini.', 'aikey' ),
		),
		'too_many_tests'          => array(
			__( 'This site has tested API keys as often within a minute as its host allows.', 'aikey' ),
			__( 'Wait a minute, then test again.', 'aikey' ),
		),
		'unexpected_reply'        => array(
			__( 'The reply is not one that {provider}\'s API gives to this request.', 'aikey' ),
			__( 'Ask your host to check aikey.{connector}.base_url in php.ini, and whether a proxy or a firewall answers in {provider}\'s place.', 'aikey' ),
		),
		'request_refused'         => array(
			__( '{provider} refused the request, for a reason that says nothing about the key.', 'aikey' ),
			__( 'See what {provider} said. If it is about the model, choose another one; otherwise test again later.', 'aikey' ),
		),
		'other_provider'          => array(
			__( 'This looks like another provider\'s API key, so it was not sent to {provider}.', 'aikey' ),
			__( 'Save it for the provider that issued it. If you are sure that it is for {provider}, send it anyway.', 'aikey' ),
		),
		'cancelled'               => array(
			__( 'The test was stopped before it finished.', 'aikey' ),
			__( 'Test again.', 'aikey' ),
		),
		'no_key'                  => array(
			__( 'No API key is set.', 'aikey' ),
			__( 'Create a key on {provider}\'s site and paste it here.', 'aikey' ),
		),
		'untested'                => array(
			__( 'This API key has not been tested yet.', 'aikey' ),
			__( 'Press "Test this key" under Settings > AI keys, or test it where you entered it.', 'aikey' ),
		),
		'no_probe'                => array(
			__( 'aikey cannot test keys for this connector.', 'aikey' ),
			__( 'The key can be used anyway. If its server speaks OpenAI\'s API, your host can name that server in aikey.{connector}.base_url in php.ini, and keys are tested against it.', 'aikey' ),
		),
		'shadowed'                => array(
			__( 'The API key comes from the server\'s environment or from wp-config.php, so another key saved here would have no effect.', 'aikey' ),
			__( 'Change the key where it is set, or remove it there to use one that is saved here.', 'aikey' ),
		),
		'seal_unavailable'        => array(
			__( 'The API key cannot be encrypted or decrypted on this server.', 'aikey' ),
			__( 'Ask your host to check the server\'s encryption key (aikey.keyring). When it works again, test the API key, or paste it again.', 'aikey' ),
		),
		'other_tenant'            => array(
			__( 'This site\'s API keys were encrypted for another tenant of this server than the one that PHP runs for now.', 'aikey' ),
			__( 'Ask your host to check aikey.tenant; on the command line, name the site\'s tenant with php -d aikey.tenant=... If the site has a new tenant, remove the stored key, then paste it again.', 'aikey' ),
		),
		'store_failed'            => array(
			__( 'The API key could not be saved. What was stored before is still there.', 'aikey' ),
			__( 'Check the database and any plugins that filter options, then save again.', 'aikey' ),
		),
	);
}

/**
 * Hints about a pasted key; %s is the name of the company that issues such keys.
 *
 * @return array<string, string>
 */
function hints(): array {
	return array(
		/* translators: %s: Name of a provider. */
		'other_connector' => __( 'This looks like an API key from %s.', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'admin_key'       => __( 'This looks like an admin key from %s. Admin keys manage an organization and cannot generate text.', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'short_key'       => __( 'This is shorter than any known API key from %s; part of it may be missing.', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'organization_id' => __( 'This looks like the ID of an organization at %s, not an API key.', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'project_id'      => __( 'This looks like the ID of a project at %s, not an API key.', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'session_token'   => __( 'This looks like the token of a browser session at %s, not an API key.', 'aikey' ),
		'not_sealed'      => __( 'The key is stored in the clear, although this server can encrypt keys. Ask your host to add aikey as a must-use plugin.', 'aikey' ),
		'default_model_unavailable' => __( 'This key cannot use the model that tests use by default, so it was tested with another one.', 'aikey' ),
	);
}

/**
 * What Save & Test did with a key, as the extension says it in saved_message.
 *
 * @return array<string, string>
 */
function saved_messages(): array {
	return array(
		'The key is saved.'                            => __( 'The key is saved.', 'aikey' ),
		'The key is saved, but not verified.'          => __( 'The key is saved, but not verified.', 'aikey' ),
		'This key was saved and verified before. It stays in use.' => __( 'This key was saved and verified before. It stays in use.', 'aikey' ),
		'The key worked when it was tested before. It stays in use.' => __( 'The key worked when it was tested before. It stays in use.', 'aikey' ),
		'It was not saved.'                            => __( 'It was not saved.', 'aikey' ),
		'It was not saved. Your old key stays in use.' => __( 'It was not saved. Your old key stays in use.', 'aikey' ),
		'It was not saved. The stored key was kept.'   => __( 'It was not saved. The stored key was kept.', 'aikey' ),
	);
}

/**
 * Why a sealed key cannot be opened, and what to do, by the seal_problem of aikey_status().
 *
 * @return array<string, string>
 */
function seal_problems(): array {
	return array(
		'no_keyring'         => __( 'The stored key is encrypted, but this server has no encryption key. Ask your host to set aikey.keyring, or paste the API key again.', 'aikey' ),
		'keyring_unreadable' => __( 'The stored key is encrypted, but the server\'s encryption key cannot be read. Ask your host to check the file that aikey.keyring names.', 'aikey' ),
		'unknown_key_id'     => __( 'The stored key was encrypted with an encryption key that this server no longer has. Ask your host to put it back into the keyring, or paste the API key again.', 'aikey' ),
		'tampered'           => __( 'The stored key was changed after it was encrypted. Paste the API key again.', 'aikey' ),
		'other_tenant'       => __( 'The stored key was encrypted for another tenant, such as another site on this server. Ask your host to check aikey.tenant. If the site has a new tenant, remove the stored key, then paste it again.', 'aikey' ),
		'tenant_refused'     => __( 'The stored key cannot be decrypted, because this server sets aikey.tenant in a place that has no effect. Ask your host to set it in php.ini or in the configuration of a PHP pool.', 'aikey' ),
		'no_tenant'          => __( 'The stored key cannot be decrypted, because this server requires a tenant and PHP has none here. Ask your host to set aikey.tenant for this site.', 'aikey' ),
	);
}

function seal_message( ?string $problem ): string {
	if ( null === $problem ) {
		return '';
	}
	return seal_problems()[ $problem ] ?? __( 'The stored key is encrypted and cannot be decrypted on this server.', 'aikey' );
}

/** The members of a result that the filter may change. */
const FILTERED = array( 'message', 'fix', 'help_url', 'help_label', 'links', 'hints', 'saved_message' );

/** What the plugin shows of a result of aikey_status(), aikey_test() or aikey_save_and_test(). */
function shown( array $result ): array {
	/**
	 * Filters the texts of a result for whoever reads them: message, fix, help_url, help_label, links, hints and
	 * saved_message. The plugin translates them with priority 5. Whoever shows a result applies this filter.
	 *
	 * @param array $result What one of these functions returned.
	 */
	$filtered = (array) apply_filters( 'aikey_result', $result );
	$shown    = array_intersect_key( $filtered, array_intersect_key( $result, array_flip( FILTERED ) ) ) + $result;
	\AIKey\load( 'for-host' );
	return $shown + array( 'for_host' => \AIKey\ForHost\line( $shown ) );
}

/** Translates the texts of a result. An outcome or a hint that is not known here stays in English. */
function translate( array $result ): array {
	$texts = outcomes()[ $result['code'] ] ?? null;
	if ( null !== $texts ) {
		$places            = array(
			'{provider}'  => \AIKey\Connectors\name( $result['connector'] ),
			'{connector}' => $result['connector'],
		);
		$result['message'] = strtr( $texts[0], $places );
		$result['fix']     = strtr( $texts[1], $places ) . facts( $result );
	}
	$result = translate_links( $result, \AIKey\Connectors\name( $result['connector'] ) );
	foreach ( $result['hints'] ?? array() as $i => $hint ) {
		$text = hints()[ $hint['code'] ] ?? null;
		if ( null !== $text ) {
			$result['hints'][ $i ]['message'] = sprintf( $text, $hint['maker'] );
		}
	}
	if ( isset( $result['saved_message'] ) ) {
		$result['saved_message'] = saved_messages()[ $result['saved_message'] ] ?? $result['saved_message'];
	}
	return $result;
}

/**
 * Names of the provider's pages, by the page of links; %s is the name of the provider.
 *
 * @return array<string, string>
 */
function pages(): array {
	return array(
		/* translators: %s: Name of a provider. */
		'account'      => __( 'Account at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'credentials'  => __( 'API keys at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'billing'      => __( 'Billing at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'spend'        => __( 'Spend limits at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'limits'       => __( 'Rate limits at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'models'       => __( 'Allowed models at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'permissions'  => __( 'Permissions of keys at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'addresses'    => __( 'Allowed IP addresses at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'organization' => __( 'Organization settings at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'status'       => __( 'Status of %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'service'      => __( 'This API at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'prices'       => __( 'Prices at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'usage'        => __( 'Usage at %s', 'aikey' ),
		/* translators: %s: Name of a provider. */
		'support'      => __( 'Support at %s', 'aikey' ),
	);
}

/** The text of a link to one of the provider's pages; null for a page without a name here. */
function page( string $page, string $provider ): ?string {
	return isset( pages()[ $page ] ) ? sprintf( pages()[ $page ], $provider ) : null;
}

/** Translates the labels of a result's links. */
function translate_links( array $result, string $provider ): array {
	foreach ( $result['links'] as $i => $link ) {
		$label = page( $link['page'], $provider ) ?? $link['label'];
		if ( $link['url'] === $result['help_url'] ) {
			$result['help_label'] = $label;
		}
		$result['links'][ $i ]['label'] = $label;
	}
	return $result;
}

/** What a fix names: permissions that the key lacks, models that it may use, what blocks requests. */
function facts( array $result ): string {
	$text   = '';
	$models = $result['models'] ?? array();
	if ( '' !== ( $result['missing_scopes'] ?? '' ) ) {
		/* translators: %s: List of permissions of an API key, in English. */
		$text .= ' ' . sprintf( __( 'What it lacks: %s.', 'aikey' ), $result['missing_scopes'] );
	}
	if ( $models ) {
		/* translators: %s: List of names of models. */
		$text .= ' ' . sprintf( __( 'Models that this key may use: %s.', 'aikey' ), implode( wp_get_list_item_separator(), $models ) );
	}
	if ( 'blocked_by_site' === $result['code'] && isset( $result['blocked_host'] ) ) {
		$text .= ' ' . blocked( $result['blocked_host'], $result['connector'] );
	}
	return $text;
}

/** What blocks the site's requests: a constant, or else what php.ini has for the base URL. */
function blocked( string $host, string $id ): string {
	return '' !== $host
		/* translators: %s: Name of a host. */
		? sprintf( __( 'WP_HTTP_BLOCK_EXTERNAL blocks %s.', 'aikey' ), $host )
		/* translators: %s: Name of a setting. */
		: sprintf( __( '%s is not allowed.', 'aikey' ), "aikey.$id.base_url" );
}
