<?php
/**
 * The Help tab of Settings > AI keys: the guide, section by section, and each provider's pages.
 *
 * @package aikey
 */

namespace AIKey\Help;

use AIKey\Connectors;
use AIKey\Guide;

defined( 'ABSPATH' ) || exit;

\AIKey\load( 'guide' );

/** On the screen's load- hook. */
function add_tabs(): void {
	$screen = get_current_screen();
	foreach ( Guide\sections() as $id => list( $title, $paragraphs ) ) {
		$screen->add_help_tab(
			array(
				'id'      => "aikey-$id",
				'title'   => $title,
				'content' => Guide\paragraphs( $paragraphs ),
			)
		);
	}
	$screen->set_help_sidebar( sidebar() );
}

/** The guide, and the pages of each provider. */
function sidebar(): string {
	$lists = sprintf( '<p><a href="%s">%s</a></p>', esc_url( Guide\url( '' ) ), esc_html__( 'The whole guide', 'aikey' ) );
	foreach ( Connectors\ids() as $id ) {
		$links = links( aikey_connectors()[ $id ] );
		if ( '' !== $links ) {
			$lists .= sprintf( '<p><strong>%s</strong></p>%s', esc_html( Connectors\name( $id ) ), $links );
		}
	}
	return $lists;
}

/**
 * A connector's links, as a list.
 *
 * @param array $connector As aikey_connectors() has it.
 */
function links( array $connector ): string {
	$names = array(
		'credentials_url' => __( 'API keys', 'aikey' ),
		'billing_url'     => __( 'Billing', 'aikey' ),
		'limits_url'      => __( 'Limits', 'aikey' ),
	);
	$links = array();
	foreach ( $names as $member => $label ) {
		if ( '' !== $connector[ $member ] ) {
			$links[] = array(
				'label' => $label,
				'url'   => $connector[ $member ],
			);
		}
	}
	return Guide\list_of( $links );
}
