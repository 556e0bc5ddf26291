<?php
/**
 * What every other file needs: the others, the extension, and to know when the plugin comes and goes.
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

/** The oldest version of the extension that will do. */
const EXTENSION = '0.2.0';

/** Loads one of includes/. */
function load( string $name ): void {
	require_once __DIR__ . "/$name.php";
}

// To WordPress a must-use copy has the same name as the plugin, which comes and goes beside it.
if ( defined( 'WPMU_PLUGIN_DIR' ) && ! str_starts_with( wp_normalize_path( FILE ), wp_normalize_path( WPMU_PLUGIN_DIR ) . '/' ) ) {
	register_activation_hook( FILE, __NAMESPACE__ . '\\activate' );
	register_deactivation_hook( FILE, __NAMESPACE__ . '\\deactivate' );
}

/** @param mixed $network_wide Not a boolean if WP-CLI calls. */
function activate( $network_wide ): void {
	load( 'activation' );
	Activation\activate( (bool) $network_wide );
}

/** @param mixed $network_wide Not a boolean if WP-CLI calls. */
function deactivate( $network_wide ): void {
	load( 'activation' );
	Activation\deactivate( (bool) $network_wide );
}

function has_extension(): bool {
	return extension_loaded( 'aikey' ) && version_compare( (string) phpversion( 'aikey' ), EXTENSION, '>=' );
}
