<?php
/**
 * The Help tab of Settings > AI keys: from having no account to a key that works.
 *
 * @package aikey
 */

namespace AIKey\Help;

use AIKey\Connectors;

defined( 'ABSPATH' ) || exit;

/** On the screen's load- hook. */
function add(): void {
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
 * Title and paragraphs of each tab.
 *
 * @return array<string, array{string, list<string>}>
 */
function tabs(): array {
	return array(
		'account'      => array(
			__( 'Account and project', 'aikey' ),
			array(
				__( 'Create an account at the provider and, where it has projects, a project for this site alone. Its costs can then be seen and limited by themselves, and its keys stop working without touching anything else.', 'aikey' ),
				__( 'An account for a chat application is not one for the API: a subscription to the former does not pay for the latter.', 'aikey' ),
			),
		),
		'key'          => array(
			__( 'A key', 'aikey' ),
			array(
				__( 'Create the key in that project. A key with all permissions works; of a restricted one, allow it to make model requests. Reading the list of models is useful, but not needed. Never use an admin key: it manages the organization and cannot generate text.', 'aikey' ),
				__( 'The provider shows a key only once. Copy it there, paste it here at once and press Save & Test. White space, quotes and the like that came along are cut off.', 'aikey' ),
				__( 'A key that is set in the environment or in wp-config.php goes before one that is saved here. Here it can be tested, and changed where it is set.', 'aikey' ),
			),
		),
		'billing'      => array(
			__( 'Billing and limits', 'aikey' ),
			array(
				__( 'Most providers want credit or a payment method before a key generates anything, and a key without either is genuine all the same: that is what "Action needed" tells.', 'aikey' ),
				__( 'Set a monthly limit for the project, so that a mistake or a stolen key costs no more than that. Rate limits grow with what an account has paid so far.', 'aikey' ),
			),
		),
		'organization' => array(
			__( 'Verified organization', 'aikey' ),
			array(
				__( 'Some models may be used by verified organizations only. The owner of the organization verifies it in its settings at the provider, with an identity document; it can take a quarter of an hour to count.', 'aikey' ),
			),
		),
		'staging'      => array(
			__( 'Staging and copies', 'aikey' ),
			array(
				__( 'Give each copy of the site a key of its own, from a project of its own with a low limit. Set it in the environment or in wp-config.php there, and it goes before the one that came along with the database.', 'aikey' ),
				__( 'Where the host seals stored keys, a key in a copied database does not open on another server.', 'aikey' ),
			),
		),
		'sent'         => array(
			__( 'What is sent', 'aikey' ),
			array(
				__( 'A test asks the provider for the model and has it say "OK", which costs a few tokens. Nothing of the site goes along: no address, no content, no names. The provider sees the key, the name of the model and the address of this server.', 'aikey' ),
				__( 'The key goes to its provider only, over a secure connection, and never comes back to a browser once it is saved.', 'aikey' ),
			),
		),
	);
}

/** Where to go at each provider. */
function sidebar(): string {
	$lists = '';
	foreach ( array_filter( Connectors\ids(), 'AIKey\\Connectors\\is_ai' ) as $id ) {
		$links = links( Connectors\describe( $id ) );
		if ( '' !== $links ) {
			$lists .= sprintf( '<p><strong>%s</strong></p><ul>%s</ul>', esc_html( Connectors\name( $id ) ), $links );
		}
	}
	return $lists;
}

/**
 * The links of a connector, as list items.
 *
 * @param array $connector As describe() has it.
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
