<?php
/**
 * Plugin Name: Test cards
 * Description: A settings page with cards of aikey inside its own form, for OpenAI and Anthropic, and one that a script mounts. An unknown one on request.
 */

namespace AIKey\TestCards;

const PAGE = 'test-cards';

add_action(
	'admin_menu',
	function () {
		$page = add_options_page( 'Test cards', 'Test cards', 'read', PAGE, __NAMESPACE__ . '\\print_page' );
		add_action( "admin_print_scripts-$page", __NAMESPACE__ . '\\enqueue' );
	}
);
add_action( 'admin_init', fn() => register_setting( PAGE, 'test_cards_title' ) );

function enqueue(): void {
	wp_register_script( 'test-cards', false, array( 'aikey-card' ), '1', true );
	wp_add_inline_script( 'test-cards', "aikey.mount( document.getElementById( 'test-mounted' ), 'mistral' );" );
	wp_enqueue_script( 'test-cards' );
	wp_enqueue_style( 'aikey-card' );
}

function print_page(): void {
	echo '<div class="wrap"><h1>Test cards</h1><form action="options.php" method="post">';
	settings_fields( PAGE );
	do_action( 'aikey_card', 'openai' );
	printf( '<p><label>Title <input name="test_cards_title" value="%s"></label></p>', esc_attr( get_option( 'test_cards_title' ) ) );
	do_action( 'aikey_card', 'anthropic' );
	do_action( 'aikey_card', 'openai' );
	echo '<div id="test-mounted"></div>';
	if ( isset( $_GET['wrong'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		do_action( 'aikey_card', 'opneai' );
	}
	submit_button();
	echo '</form></div>';
}
