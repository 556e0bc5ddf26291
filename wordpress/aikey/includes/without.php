<?php
/**
 * The plugin without the extension, as with another PHP or another php.ini, or switched off for this site: sealed keys read
 * as '' and stay stored, no key counts as verified, and admins are told what is missing. It all comes back with the
 * extension.
 *
 * @package aikey
 */

namespace AIKey\Without;

use AIKey\Known;

defined( 'ABSPATH' ) || exit;

Known\each( __NAMESPACE__ . '\\watch' );
hide_loaded();
add_action( 'switch_blog', __NAMESPACE__ . '\\hide_loaded' );
add_action( 'admin_notices', __NAMESPACE__ . '\\show_notice' );
add_action( 'network_admin_notices', __NAMESPACE__ . '\\show_notice' );
add_filter( 'site_status_tests', __NAMESPACE__ . '\\add_health_test' );
if ( defined( 'WP_CLI' ) && WP_CLI ) {
	\WP_CLI::add_command( 'aikey', __NAMESPACE__ . '\\refuse', array( 'shortdesc' => 'Needs the PHP extension aikey.' ) );
}

function watch( string $option, string $id ): void {
	hide( $option );
	add_filter( 'option_' . Known\flag( $id ), __NAMESPACE__ . '\\not_verified', PHP_INT_MAX );
}

/** Sealed values that the list does not have, as far as WordPress loads them by itself. */
function hide_loaded(): void {
	foreach ( wp_load_alloptions() as $option => $value ) {
		if ( is_sealed( $value ) ) {
			hide( (string) $option );
		}
	}
}

function hide( string $option ): void {
	add_filter( "option_$option", __NAMESPACE__ . '\\read', PHP_INT_MIN );
}

/**
 * WordPress takes '' for what is stored, and so storing '' changes nothing.
 *
 * @param mixed $value As it is stored.
 * @return mixed
 */
function read( $value ) {
	return is_sealed( $value ) ? '' : $value;
}

/** @param mixed $value As it is stored. */
function is_sealed( $value ): bool {
	return is_string( $value ) && str_starts_with( ltrim( $value ), Known\SEALED );
}

function not_verified(): string {
	return '0';
}

/** What is missing, and who can help. */
function problem(): string {
	if ( ! \AIKey\is_enabled() ) {
		return __( 'The plugin aikey is switched off for this site (aikey.enabled). Encrypted keys are kept but not used, and no key counts as verified.', 'aikey' );
	}
	$version = phpversion( 'aikey' );
	if ( false === $version ) {
		/* translators: 1: Version of PHP. */
		$what = sprintf( __( 'The plugin aikey needs the PHP extension of the same name, which this PHP (%1$s) does not have.', 'aikey' ), PHP_VERSION );
	} elseif ( version_compare( $version, \AIKey\EXTENSION, '<' ) ) {
		/* translators: 1: Version. 2: Version. */
		$what = sprintf( __( 'The plugin aikey needs version %1$s or newer of the PHP extension of the same name; this server has version %2$s.', 'aikey' ), \AIKey\EXTENSION, $version );
	} elseif ( \AIKey\is_too_old() ) {
		/* translators: 1: Version. 2: Version. */
		$what = sprintf( __( 'This server\'s PHP extension aikey needs version %1$s or newer of the plugin aikey; this is version %2$s.', 'aikey' ), AIKEY_OLDEST_PLUGIN, \AIKey\VERSION );
	} else {
		/* translators: %s: Names of PHP functions. */
		$what = sprintf( __( 'The plugin aikey needs functions that this server has switched off (disable_functions): %s.', 'aikey' ), implode( ', ', \AIKey\missing_functions() ) );
	}
	return $what . ' ' . __( 'Ask your host to put this right. Until then encrypted keys are kept but not used, and no key counts as verified. If you deactivate the plugin now, encrypted keys are set aside, and come back when it is activated again.', 'aikey' );
}

/** Whether the plugin is switched off for a site that has nothing sealed: nobody misses it there. */
function is_left_alone(): bool {
	return ! \AIKey\is_enabled() && ! Known\sealed_options();
}

function show_notice(): void {
	if ( current_user_can( 'manage_options' ) && ! is_left_alone() ) {
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( problem() ) );
	}
}

function add_health_test( array $tests ): array {
	if ( is_left_alone() ) {
		return $tests;
	}
	$tests['direct']['aikey'] = array(
		'label' => __( 'AI keys', 'aikey' ),
		'test'  => __NAMESPACE__ . '\\test_health',
	);
	return $tests;
}

function test_health(): array {
	return array(
		'label'       => __( 'AI keys cannot be used', 'aikey' ),
		'status'      => 'critical',
		'badge'       => array(
			'label' => __( 'Security' ), // phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- as WordPress translates it
			'color' => 'blue',
		),
		'description' => '<p>' . esc_html( problem() ) . '</p>',
		'actions'     => '',
		'test'        => 'aikey',
	);
}

/** Any `wp aikey` command. */
function refuse(): void {
	/* translators: %s: Name of a file, or "none". */
	\WP_CLI::error( problem() . ' ' . sprintf( __( 'The command line uses the php.ini file %s.', 'aikey' ), php_ini_loaded_file() ? php_ini_loaded_file() : 'none' ) );
}
