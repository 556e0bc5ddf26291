<?php
/**
 * The Help tab of Settings > AI keys: from no account at all to a working key.
 *
 * @package aikey
 */

namespace AIKey\Help;

use AIKey\Connectors;

defined( 'ABSPATH' ) || exit;

/** On the screen's load- hook. */
function add_tabs(): void {
	$screen = get_current_screen();
	foreach ( tabs() as $id => list( $title, $paragraphs ) ) {
		$screen->add_help_tab(
			array(
				'id'      => "aikey-$id",
				'title'   => $title,
				'content' => implode( '', array_map( fn( $text ) => '<p>' . esc_html( $text ) . '</p>', $paragraphs ) ),
			)
		);
	}
	$screen->set_help_sidebar( sidebar() );
}

/**
 * The title and paragraphs of each tab.
 *
 * @return array<string, array{string, list<string>}>
 */
function tabs(): array {
	return array(
		'account'      => array(
			__( 'Account and project', 'aikey' ),
			array(
				__( 'Create an account with the provider and, if it offers projects, a project for this site alone. You can then see and limit this site\'s costs separately, and revoke its keys without affecting anything else.', 'aikey' ),
				__( 'An account for a chat application does not include the API: a subscription to one does not pay for the other.', 'aikey' ),
			),
		),
		'key'          => array(
			__( 'A key', 'aikey' ),
			array(
				__( 'Create the key in that project. A key with all permissions works; a restricted key must be allowed to make model requests. Permission to list models is useful, but not required. Never use an admin key: it manages the organization and cannot generate text.', 'aikey' ),
				__( 'Copy the new key, paste it here right away and press Save & Test: some providers show a key only once. Extra spaces, quotes and similar characters are removed.', 'aikey' ),
				__( 'A key that is set in the environment or in wp-config.php takes precedence over one that is saved here. You can test it here, but change it only where it is set.', 'aikey' ),
			),
		),
		'billing'      => array(
			__( 'Billing and limits', 'aikey' ),
			array(
				__( 'Most providers require credit or a payment method before a key can generate anything. A key without either is still genuine: that is what "Action needed" means.', 'aikey' ),
				__( 'Set a monthly limit for the project, so that a mistake or a stolen key cannot cost more than that. Rate limits usually rise with what an account has paid.', 'aikey' ),
			),
		),
		'organization' => array(
			__( 'Verified organization', 'aikey' ),
			array(
				__( 'Some models are only available to verified organizations. The owner verifies the organization in the provider\'s settings, with an identity document. It can take 15 minutes to take effect.', 'aikey' ),
			),
		),
		'staging'      => array(
			__( 'Staging and copies', 'aikey' ),
			array(
				__( 'Give each copy of the site its own key, from its own project with a low limit. Set it there in the environment or in wp-config.php, and it takes precedence over the one copied with the database.', 'aikey' ),
				__( 'If your host seals stored keys, a key in a copied database cannot be used on another server.', 'aikey' ),
			),
		),
		'sent'         => array(
			__( 'What is sent', 'aikey' ),
			array(
				__( 'A test asks the provider for the model and has it say "OK", which costs a few tokens. Nothing about the site is sent: no address, no content, no names. The provider sees the key, the name of the model and the IP address of this server.', 'aikey' ),
				__( 'The key is sent only to its provider, over a secure connection, and never sent back to a browser once it is saved.', 'aikey' ),
				__( 'Plugins send the key too. Requests that they make in WordPress\'s usual way are watched: a key is kept from redirects to other servers, plain HTTP, URLs and servers that are not verified, and "Used by" shows who used it. This stops accidents and shows habits. It is no protection from a plugin that wants to take the key.', 'aikey' ),
			),
		),
	);
}

/** The pages of each provider. */
function sidebar(): string {
	$lists = '';
	foreach ( Connectors\ids() as $id ) {
		$links = links( Connectors\describe( $id ) );
		if ( '' !== $links ) {
			$lists .= sprintf( '<p><strong>%s</strong></p><ul>%s</ul>', esc_html( Connectors\name( $id ) ), $links );
		}
	}
	return $lists;
}

/**
 * A connector's links, as list items.
 *
 * @param array $connector As describe() returns it.
 */
function links( array $connector ): string {
	$names = array(
		'credentials_url' => __( 'API keys', 'aikey' ),
		'billing_url'     => __( 'Billing', 'aikey' ),
		'limits_url'      => __( 'Limits', 'aikey' ),
	);
	$links = '';
	foreach ( $names as $member => $name ) {
		$url = esc_url( $connector[ $member ], array( 'https', 'http' ) );
		if ( '' !== $url ) {
			$links .= sprintf( '<li><a href="%s" target="_blank" rel="noopener noreferrer">%s</a></li>', $url, esc_html( $name ) );
		}
	}
	return $links;
}
