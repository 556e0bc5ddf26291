<?php
/**
 * Plugin Name: aikey demo
 * Description: The link that tools/demo prints logs the admin in once and opens Settings > Connectors.
 */

add_action(
	'init',
	function () {
		if ( ! isset( $_GET['aikey-demo-login'] ) || ! is_string( $_GET['aikey-demo-login'] ) ) {
			return;
		}
		if ( hash_equals( get_option( 'aikey_demo_login', '' ), hash( 'sha256', $_GET['aikey-demo-login'] ) ) ) {
			delete_option( 'aikey_demo_login' );
			wp_set_auth_cookie( get_user_by( 'login', 'admin' )->ID );
		}
		wp_safe_redirect( admin_url( 'options-connectors.php' ) );
		exit;
	}
);
