<?php
/**
 * Network Admin > Settings > AI keys: which sites have keys, from where, and whether they work; and who may set them.
 *
 * @package aikey
 */

namespace AIKey\NetworkScreen;

use AIKey\Network;

defined( 'ABSPATH' ) || exit;

const PAGE = 'aikey';

add_action( 'network_admin_menu', __NAMESPACE__ . '\\add_page' );
add_action( 'network_admin_edit_' . PAGE, __NAMESPACE__ . '\\save' );

function add_page(): void {
	add_submenu_page( 'settings.php', __( 'AI keys', 'aikey' ), __( 'AI keys', 'aikey' ), 'manage_network_options', PAGE, __NAMESPACE__ . '\\print_page' );
}

function print_page(): void {
	\AIKey\load( 'network-table' );
	$table = new \AIKey\NetworkTable();
	$table->prepare_items();
	echo '<div class="wrap"><h1>', esc_html__( 'AI keys', 'aikey' ), '</h1>';
	if ( isset( $_GET['updated'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- It only shows a text.
		printf( '<div class="notice notice-success"><p>%s</p></div>', esc_html__( 'Settings saved.', 'aikey' ) );
	}
	print_settings();
	printf( '<form method="get"><input type="hidden" name="page" value="%s">', esc_attr( PAGE ) );
	$table->search_box( __( 'Search sites', 'aikey' ), 'aikey-sites' );
	$table->display();
	echo '</form></div>';
}

function print_settings(): void {
	printf( '<form method="post" action="%s"><fieldset><legend><h2>%s</h2></legend>', esc_url( network_admin_url( 'edit.php?action=' . PAGE ) ), esc_html__( 'Who may set keys on sites', 'aikey' ) );
	wp_nonce_field( PAGE );
	$choices = array(
		'1' => __( 'The administrators of each site', 'aikey' ),
		'0' => __( 'Only the network\'s administrators. Those of a site can test the key in use, but not set, replace or remove it.', 'aikey' ),
	);
	foreach ( $choices as $value => $label ) {
		printf(
			'<p><label><input type="radio" name="%s" value="%s"%s> %s</label></p>',
			esc_attr( Network\SITES_MAY ),
			esc_attr( (string) $value ),
			checked( Network\sites_may_set_keys(), (bool) $value, false ),
			esc_html( $label )
		);
	}
	echo '</fieldset>';
	submit_button( '', 'secondary' );
	echo '</form>';
}

function save(): void {
	check_admin_referer( PAGE );
	if ( ! current_user_can( 'manage_network_options' ) ) {
		wp_die( esc_html__( 'Sorry, you are not allowed to manage the options of this network.', 'aikey' ), '', array( 'response' => 403 ) );
	}
	update_site_option( Network\SITES_MAY, '0' === ( $_POST[ Network\SITES_MAY ] ?? '' ) ? '0' : '1' );
	wp_safe_redirect( network_admin_url( 'settings.php?updated=true&page=' . PAGE ) );
	exit;
}
