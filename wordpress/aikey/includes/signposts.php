<?php
/**
 * Where people look for the keys besides the menu: the list of plugins, and WordPress's guide for a privacy policy.
 *
 * @package aikey
 */

namespace AIKey\Signposts;

use AIKey\Connectors;

defined( 'ABSPATH' ) || exit;

add_filter( 'plugin_action_links_' . plugin_basename( \AIKey\FILE ), __NAMESPACE__ . '\\add_settings_link' );
add_filter( 'network_admin_plugin_action_links_' . plugin_basename( \AIKey\FILE ), __NAMESPACE__ . '\\add_network_link' );
add_action( 'admin_init', __NAMESPACE__ . '\\add_privacy_text' );

function add_settings_link( array $links ): array {
	return current_user_can( 'manage_options' ) ? with_link( $links, Connectors\url() ) : $links;
}

function add_network_link( array $links ): array {
	return with_link( $links, network_admin_url( 'settings.php?page=aikey' ) );
}

function with_link( array $links, string $url ): array {
	/* translators: Link to the plugin's screen, in the list of plugins. */
	$link = sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'aikey' ) );
	return array( 'settings' => $link ) + $links;
}

/** In Settings > Privacy > Policy Guide. */
function add_privacy_text(): void {
	$tutorial = array(
		__( 'aikey itself sends nothing about your visitors. When a key is tested, the key, the name of a model and the words "Say OK." go to the provider of the key, which sees the IP address of your server.', 'aikey' ),
		__( 'Plugins that use the key may send what your visitors write or upload to the provider. Each card on Settings > AI keys lists these plugins under "Used by": describe what they send, or see their own texts in this guide.', 'aikey' ),
		__( 'On this site, aikey stores the keys, the result of the last test, and how often a plugin used a key on each of the last 30 days. It stores nothing about visitors and sets no cookies.', 'aikey' ),
	);
	$text     = '<p class="privacy-policy-tutorial">' . implode( '</p><p class="privacy-policy-tutorial">', array_map( 'esc_html', $tutorial ) ) . '</p>';
	$text    .= sprintf( '<p><strong class="privacy-policy-tutorial">%s</strong> %s</p>', esc_html__( 'Suggested text:', 'aikey' ), esc_html__( 'Some features of this site use artificial intelligence from [OpenAI, Anthropic, Google, Mistral]. What you enter there is sent to this provider to produce an answer.', 'aikey' ) );
	wp_add_privacy_policy_content( 'aikey', $text );
}
