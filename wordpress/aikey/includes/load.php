<?php
/**
 * What every other file needs: the others, the extension, and to know when the plugin comes and goes.
 *
 * @package aikey
 */

namespace AIKey;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.2.0';

/** The oldest version of the extension that will do. The extension says the same about the plugin: AIKEY_OLDEST_PLUGIN. */
const EXTENSION = '0.2.0';

/** What the plugin calls. A server can switch off any of them (disable_functions). */
const FUNCTIONS = array(
	'aikey_connectors',
	'aikey_forget',
	'aikey_is_sealed',
	'aikey_is_verified',
	'aikey_lint',
	'aikey_mask',
	'aikey_models',
	'aikey_open',
	'aikey_report',
	'aikey_resolve',
	'aikey_save_and_test',
	'aikey_seal',
	'aikey_source',
	'aikey_status',
	'aikey_test',
);

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
	return extension_loaded( 'aikey' ) && version_compare( (string) phpversion( 'aikey' ), EXTENSION, '>=' ) && ! is_too_old() && ! missing_functions();
}

/** Whether the extension needs a newer plugin. */
function is_too_old(): bool {
	return defined( 'AIKEY_OLDEST_PLUGIN' ) && version_compare( VERSION, AIKEY_OLDEST_PLUGIN, '<' );
}

/** @return list<string> */
function missing_functions(): array {
	return array_values( array_filter( FUNCTIONS, fn( $name ) => ! function_exists( $name ) ) );
}

/** A host can switch the plugin off for a site: aikey.enabled, in php.ini or in the configuration of a pool. */
function is_enabled(): bool {
	$enabled = ini_get( 'aikey.enabled' );
	return false === $enabled || filter_var( $enabled, FILTER_VALIDATE_BOOLEAN );
}

/** Whether the plugin does more than to keep sealed keys. */
function runs(): bool {
	return has_extension() && is_enabled();
}
