<?php
/**
 * Plugin Name:       aikey
 * Description:       Bring your own AI key: Save & Test tells what is wrong, whose move it is and where to click; keys are sealed, and no outage ever costs one.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.2
 * License:           MIT
 * Text Domain:       aikey
 * Domain Path:       /languages
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

const FILE = __FILE__;

/** Loads one of includes/. */
function load( string $name ): void {
	require_once __DIR__ . "/includes/$name.php";
}

if ( ! extension_loaded( 'aikey' ) ) {
	add_action(
		'admin_notices',
		function () {
			if ( current_user_can( 'manage_options' ) ) {
				printf(
					'<div class="notice notice-error"><p>%s</p></div>',
					esc_html__( 'The plugin aikey needs the PHP extension of the same name, which this server does not have. Until it does, the plugin changes nothing; ask the host to install it.', 'aikey' )
				);
			}
		}
	);
	return;
}

load( 'connectors' );
load( 'texts' );
if ( is_admin() ) {
	load( 'screen' );
	load( 'help' );
}
add_action(
	'rest_api_init',
	function () {
		load( 'rest' );
		Rest\register();
	}
);
