<?php
/**
 * Removes what aikey stored, on every site of every network.
 *
 * @package aikey
 */

namespace AIKey;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( defined( 'AIKey\\FILE' ) ) {
	return; // There is a must-use copy, which goes on.
}
const FILE = __DIR__ . '/aikey.php';

require __DIR__ . '/includes/load.php';
foreach ( array( 'known', 'stored', 'leaving' ) as $file ) {
	load( $file );
}
Stored\on_network(
	0, // The files go for all networks.
	function () {
		Leaving\clean();
		delete_option( Known\LEFT );
	}
);
Leaving\clean_network();
