<?php
/**
 * A line that a site's owner can copy and send to the host, if only the host can help.
 *
 * @package aikey
 */

namespace AIKey\ForHost;

defined( 'ABSPATH' ) || exit;

/**
 * By outcome; {host} is the provider's server, {url} the address of its API, {connector} the connector's id.
 *
 * @return array<string, string>
 */
function lines(): array {
	$keyring = keyring();
	return array(
		'wrong_region'     => __( 'php.ini: aikey.{connector}.base_url = {region}', 'aikey' ),
		'dns_failed'       => __( 'PHP cannot look up {host}. Please check the server\'s DNS and allow outgoing HTTPS.', 'aikey' ),
		'connect_failed'   => __( 'PHP cannot connect to {host}, port 443. Please allow outgoing HTTPS.', 'aikey' ),
		'timed_out'        => __( 'Requests from PHP to {url} time out. Please check outgoing HTTPS, or raise aikey.timeout in php.ini.', 'aikey' ),
		'tls_failed'       => __( 'PHP cannot verify the certificate of {url}. Please check the server\'s clock and CA certificates (aikey.ca_file in php.ini).', 'aikey' ),
		'proxy_failed'     => __( 'The proxy in WP_PROXY_HOST does not let PHP reach {url}.', 'aikey' ),
		'blocked_by_site'  => __( 'wp-config.php: define( \'WP_ACCESSIBLE_HOSTS\', \'{host}\' );', 'aikey' ),
		'unexpected_reply' => __( 'Something other than the provider\'s API answers PHP at {url}. Is there a proxy or a firewall in between, or is aikey.{connector}.base_url in php.ini wrong?', 'aikey' ),
		'no_probe'         => __( 'php.ini: aikey.{connector}.base_url = https://...', 'aikey' ),
		'connector_not_allowed' => __( 'php.ini: add {connector} to aikey.connectors.', 'aikey' ),
		'seal_unavailable' => $keyring,
		'other_tenant'     => __( 'This site\'s API keys were sealed for another aikey.tenant than the one that PHP has now.', 'aikey' ),
	);
}

/** How a host switches encryption on. */
function keyring(): string {
	return __( 'php.ini: aikey.keyring = /etc/aikey/keyring (made by: openssl rand -base64 32)', 'aikey' );
}

/**
 * @param array $result Of aikey_status() or a test.
 * @return string '' if the host is not the one to help.
 */
function line( array $result ): string {
	$url    = aikey_connectors()[ $result['connector'] ]['base_url'];
	$host   = (string) wp_parse_url( $url, PHP_URL_HOST );
	$region = preg_match( '~(?<![\w.-])[\w-]+\.' . preg_quote( $host, '~' ) . '(?![\w-])~', $result['provider_message'] ?? '', $found ) ? $found[0] : '';
	return strtr(
		lines()[ $result['code'] ] ?? '',
		array(
			'{connector}' => $result['connector'],
			'{host}'      => $host,
			'{url}'       => $url,
			'{region}'    => '' === $region ? 'https://...' : str_replace( $host, $region, $url ),
		)
	);
}
