<?php
/**
 * Plugin Name:       aikey
 * Description:       Bring your own AI key: Save & Test says what is wrong, who has to act and where to click. Keys are stored encrypted, and no outage ever erases one.
 * Version:           0.2.0
 * Requires at least: 6.1
 * Requires PHP:      8.2
 * License:           MIT
 * Text Domain:       aikey
 * Domain Path:       /languages
 * Network:           true
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

// As a plugin and as a must-use plugin at once, the copy that is loaded first does the work. No function is declared
// here: PHP would declare it before it gets to this line.
if ( defined( 'AIKey\\FILE' ) ) {
	return;
}
const FILE = __FILE__;

require __DIR__ . '/includes/load.php';

foreach ( array( 'known', 'stored', runs() ? 'start' : 'without' ) as $file ) {
	load( $file );
}
