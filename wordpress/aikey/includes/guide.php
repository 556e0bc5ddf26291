<?php
/**
 * The guide from no account at all to a working key, in the order in which a person needs it: a page of its own, the Help
 * tab of Settings > AI keys, and three lines on a card without a key.
 *
 * @package aikey
 */

namespace AIKey\Guide;

use AIKey\Connectors;
use AIKey\Texts;

defined( 'ABSPATH' ) || exit;

/** The parameter of the guide's URL: whose links to show. */
const OF = 'guide';

/**
 * The title, the paragraphs and the provider's pages of each section.
 *
 * @return array<string, array{string, list<string>, list<string>}>
 */
function sections(): array {
	return array(
		'account'      => array(
			__( 'Account and project', 'aikey' ),
			array(
				__( 'Open an account for the provider\'s API. This is not the account of its chat app: a subscription to ChatGPT, Claude or another chat app does not include the API, which has a website and a bill of its own.', 'aikey' ),
				__( 'If the provider offers projects or workspaces, create one for this site alone. You can then see and limit this site\'s costs separately, and revoke its keys without affecting anything else. If you belong to several organizations, first choose the one that pays.', 'aikey' ),
				__( 'You do not see "Create new secret key"? Then you are on the website of the chat app, no project is selected, or you are not allowed to create keys: ask the owner of the organization.', 'aikey' ),
			),
			array( 'account', 'organization' ),
		),
		'key'          => array(
			__( 'Key', 'aikey' ),
			array(
				__( 'Create the key in that project, and give it a name that says where it is used, such as "My shop, WordPress". Use a separate key for each site.', 'aikey' ),
				__( 'A key with all permissions works. A restricted key must be allowed to make model requests, at each endpoint that your plugins use; permission to list models is useful, but not required. Never use an admin key: it manages the organization and cannot generate text.', 'aikey' ),
				__( 'Store the key as you store a password: in a password manager, and never in an e-mail, a chat or a Git repository. Most providers show a key only once. If you have lost it, delete it there and create another one.', 'aikey' ),
				__( 'Paste it into the field and press Save & Test. Extra spaces, quotes and similar characters are removed.', 'aikey' ),
				__( 'A key that is set in the environment or in wp-config.php takes precedence over one that is saved here. You can test it here, but change it only where it is set.', 'aikey' ),
				__( 'Replace the key from time to time, and whenever somebody who had access to it leaves: create a new one, save it here, and delete the old one at the provider when the test has passed.', 'aikey' ),
			),
			array( 'credentials', 'permissions' ),
		),
		'billing'      => array(
			__( 'Billing', 'aikey' ),
			array(
				__( 'Most providers require credit or a payment method before a key can generate anything. A key without either is still genuine: that is what "Action needed" means. A small amount, such as 5 dollars, is enough to start.', 'aikey' ),
				__( 'If you pay in advance, decide about auto recharge. With it, the provider buys new credit whenever the balance runs low. Without it, requests stop when the balance is used up.', 'aikey' ),
				__( 'You pay for each request, by its length and by model: prices differ greatly, and images cost more than text. Free credit or free daily use may have conditions, for example that the provider may use your data.', 'aikey' ),
				__( 'A payment can take some minutes to take effect. If the key still does not work then, check that the billing page shows the organization and project of the key, or create a new key.', 'aikey' ),
			),
			array( 'billing', 'prices' ),
		),
		'limits'       => array(
			__( 'Limits', 'aikey' ),
			array(
				__( 'Set a monthly limit, so that a mistake or a stolen key cannot cost more than that. Make sure that it is a hard limit, which stops requests. Alerts, budgets and soft limits only inform you: requests continue and cost money.', 'aikey' ),
				__( 'Rate limits say how many requests and tokens you may use in a minute or a day. They usually rise with what an account has paid.', 'aikey' ),
				__( 'A project can also be limited to certain models. Allow the model that your plugins use, or choose another one in them and under "Test with".', 'aikey' ),
			),
			array( 'spend', 'limits', 'models' ),
		),
		'verification' => array(
			__( 'Verified organization', 'aikey' ),
			array(
				__( 'Some models are only available to verified organizations. The owner verifies the organization in the provider\'s settings, with an identity document. It can take 15 minutes to take effect.', 'aikey' ),
				__( 'Verified, and still refused? Log out at the provider and in again, create a new key, and save it here.', 'aikey' ),
			),
			array( 'organization' ),
		),
		'leak'         => array(
			__( 'If a key leaks', 'aikey' ),
			array(
				__( 'First, delete (revoke) the key at the provider. Removing it here does not stop anyone who has it.', 'aikey' ),
				__( 'Then create a new key, save it here, and test it.', 'aikey' ),
				__( 'Look through the account\'s usage for requests that are not yours, and ask the provider\'s support about what they cost.', 'aikey' ),
				__( 'Find out how the key got out: a backup, a copy of the site, a public repository, an e-mail, a plugin or somebody else\'s admin account. Otherwise the new key leaks in the same way.', 'aikey' ),
			),
			array( 'credentials', 'usage', 'support' ),
		),
		'plugin'       => array(
			__( 'The test passes and a plugin still fails', 'aikey' ),
			array(
				__( 'The plugin may use another model or another endpoint than the test, for example for images. Enter its model under "Test with" and test again. If the key is restricted, allow it that endpoint.', 'aikey' ),
				__( 'The plugin may have a key field of its own, with an old key in it. Empty that field, or paste the new key there too. If "Used by" on the card does not name the plugin, it does not use the key that is saved here.', 'aikey' ),
				__( 'WordPress\'s own AI features, and plugins that build on them, also need the provider\'s plugin. Settings > Connectors offers it.', 'aikey' ),
				__( 'The plugin may send more than the rate limits allow, or the credit was used up after the test. Test again to find out.', 'aikey' ),
			),
			array( 'limits', 'status' ),
		),
		'usage'        => array(
			__( 'Usage and support', 'aikey' ),
			array(
				__( 'Look at the usage after the first days and then from time to time: it shows what a plugin really costs, and requests that are not yours.', 'aikey' ),
				__( 'The provider bills you directly, so only its support can answer questions about your account, payments and limits.', 'aikey' ),
			),
			array( 'usage', 'support', 'status' ),
		),
		'staging'      => array(
			__( 'Staging and copies', 'aikey' ),
			array(
				__( 'Give each copy of the site its own key, from its own project with a low limit. Set it there in the environment or in wp-config.php, and it takes precedence over the one copied with the database.', 'aikey' ),
				__( 'If your host encrypts stored keys, a key in a copied database cannot be used on another server.', 'aikey' ),
			),
			array(),
		),
		'sent'         => array(
			__( 'What is sent', 'aikey' ),
			array(
				__( 'A test asks the provider for the model and has it say "OK", which costs a few tokens. Nothing about the site is sent: no address, no content, no names. The provider sees the key, the name of the model and the IP address of this server.', 'aikey' ),
				__( 'The key is sent only to its provider, over a secure connection, and never sent back to a browser once it is saved.', 'aikey' ),
				__( 'Plugins send the key too. Requests that they make in WordPress\'s usual way are watched: a key is kept from redirects to other servers, plain HTTP, URLs and servers that are not verified, and "Used by" shows who used it. This stops accidents and shows habits. It is no protection from a plugin that wants to take the key.', 'aikey' ),
			),
			array(),
		),
	);
}

/**
 * What to do before there is a key to paste, for the card.
 *
 * @return list<array{text: string, links: list<array{label: string, url: string}>}>
 */
function first_steps( string $id ): array {
	$name  = Connectors\name( $id );
	$steps = array(
		array(
			/* translators: %s: Name of a provider. */
			__( 'Open an account for the %s API. A subscription to a chat app such as ChatGPT does not include it.', 'aikey' ),
			array( 'account' ),
		),
		array(
			/* translators: %s: Name of a provider. */
			__( 'Add credit or a payment method. Without either, most keys cannot generate anything. %s bills you directly; a test costs less than a cent.', 'aikey' ),
			array( 'billing', 'prices' ),
		),
		array(
			/* translators: %s: Name of a provider. */
			__( 'Create a key and paste it below. A test sends %s the key and asks the model to say "OK"; nothing about this site is sent.', 'aikey' ),
			array(), // The link to the keys is at the field.
		),
	);
	return array_map(
		fn( $step ) => array(
			'text'  => sprintf( $step[0], $name ),
			'links' => links( $id, $step[1] ),
		),
		$steps
	);
}

/**
 * Those of the pages that the provider has.
 *
 * @param list<string> $pages Their names.
 * @return list<array{label: string, url: string}>
 */
function links( string $id, array $pages ): array {
	\AIKey\load( 'texts' );
	$known = aikey_connectors()[ $id ]['pages'] ?? array(); // The extension's first version did not have them.
	$links = array();
	foreach ( array_intersect( $pages, array_keys( $known ) ) as $page ) {
		$links[] = array(
			'label' => Texts\page( $page, Connectors\name( $id ) ),
			'url'   => $known[ $page ],
		);
	}
	return $links;
}

/** The guide with the links of one provider. */
function url( string $id ): string {
	return add_query_arg( OF, $id, \AIKey\Connectors\url() );
}

/** @param string $id Whose links to show; all providers' if it is not a connector's. */
function print_page( string $id ): void {
	$ids      = in_array( $id, Connectors\ids(), true ) ? array( $id ) : Connectors\ids();
	$contents = '';
	$text     = '';
	foreach ( sections() as $section => list( $title, $paragraphs, $pages ) ) {
		$contents .= sprintf( '<li><a href="#aikey-%s">%s</a></li>', $section, esc_html( $title ) );
		$text     .= sprintf( '<h2 id="aikey-%s">%s</h2>%s', $section, esc_html( $title ), paragraphs( $paragraphs ) );
		$text     .= list_of( array_merge( ...array_map( fn( $id ) => links( $id, $pages ), $ids ) ) );
	}
	printf(
		'<div class="wrap aikey-guide"><h1>%s</h1><p><a href="%s">%s</a></p><ol>%s</ol>%s</div>',
		esc_html__( 'From an account to a working AI key', 'aikey' ),
		esc_url( Connectors\url() ),
		esc_html__( 'Back to the keys', 'aikey' ),
		$contents, // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped above.
		$text // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped above.
	);
}

/** @param list<string> $paragraphs Plain text. */
function paragraphs( array $paragraphs ): string {
	return implode( '', array_map( fn( $text ) => '<p>' . esc_html( $text ) . '</p>', $paragraphs ) );
}

/** Links as a list; '' if there are none. */
function list_of( array $links ): string {
	$items = '';
	foreach ( $links as $link ) {
		$items .= sprintf( '<li><a href="%s" target="_blank" rel="noopener noreferrer">%s</a></li>', esc_url( $link['url'], array( 'https', 'http' ) ), esc_html( $link['label'] ) );
	}
	return '' === $items ? '' : "<ul>$items</ul>";
}
