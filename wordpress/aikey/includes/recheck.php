<?php
/**
 * Tests working keys again once a day, if the site's admin or php.ini wants that. A key that is then rejected or blocked is no longer
 * verified, and the admin sees a notice; an outage changes nothing.
 *
 * @package aikey
 */

namespace AIKey\Recheck;

use AIKey\Connectors;
use AIKey\Texts;

defined( 'ABSPATH' ) || exit;

const WANTED = 'aikey_recheck';
const HOOK   = 'aikey_daily_recheck';
const FAILED = 'aikey_recheck_failed';

/** The setting is available over REST too. */
function register(): void {
	register_setting(
		'aikey',
		WANTED,
		array(
			'type'         => 'boolean',
			'description'  => __( 'Test working keys again once a day.', 'aikey' ),
			'default'      => is_default(),
			'show_in_rest' => true,
		)
	);
	add_action( HOOK, __NAMESPACE__ . '\\run' );
	add_action( 'admin_notices', __NAMESPACE__ . '\\show_notices' );
	foreach ( array( 'add_option_', 'update_option_', 'delete_option_' ) as $changed ) {
		add_action( $changed . WANTED, __NAMESPACE__ . '\\schedule' );
	}
	if ( is_wanted() && ! wp_next_scheduled( HOOK ) ) {
		schedule();
	}
}

/** What counts for sites that never chose: php.ini's aikey.recheck. */
function is_default(): bool {
	return filter_var( ini_get( 'aikey.recheck' ), FILTER_VALIDATE_BOOLEAN );
}

function is_wanted(): bool {
	return (bool) get_option( WANTED, is_default() );
}

/** Follows the setting. At a random time of day, so that the sites on one server do not all ask at once. */
function schedule(): void {
	wp_clear_scheduled_hook( HOOK );
	if ( is_wanted() ) {
		wp_schedule_event( time() + wp_rand( 1, DAY_IN_SECONDS ), 'daily', HOOK );
	}
}

/** Called by WP-Cron. */
function run(): void {
	if ( ! is_wanted() ) { // php.ini has changed.
		schedule();
		return;
	}
	$failed = (array) get_option( FAILED, array() );
	foreach ( Connectors\ids() as $id ) {
		if ( ! aikey_is_verified( $id ) ) {
			continue;
		}
		try {
			aikey_save_and_test( null, $id );
		} catch ( \AikeyException $e ) {
			continue;
		}
		if ( ! aikey_is_verified( $id ) ) {
			$failed[] = $id;
		}
	}
	update_option( FAILED, array_values( array_unique( $failed ) ) );
}

/** Shows a notice about each failed key, until it works again or is removed. */
function show_notices(): void {
	$failed = get_option( FAILED, array() );
	if ( ! $failed || ! current_user_can( 'manage_options' ) ) {
		return;
	}
	\AIKey\load( 'texts' );
	$still = array();
	foreach ( (array) $failed as $id ) {
		$status = aikey_status( $id );
		if ( in_array( $status['verdict'], array( 'rejected', 'blocked' ), true ) ) {
			$still[] = $id;
			show_notice( Texts\shown( $status ) );
		}
	}
	if ( $still !== $failed ) {
		update_option( FAILED, $still );
	}
}

function show_notice( array $status ): void {
	$text = sprintf(
		/* translators: %s: Name of a provider. */
		__( 'The %s API key used to work but no longer does.', 'aikey' ),
		Connectors\name( $status['connector'] )
	);
	printf( '<div class="notice notice-error"><p>%s %s %s', esc_html( $text ), esc_html( $status['message'] ), esc_html( $status['fix'] ) );
	if ( '' !== $status['help_url'] ) {
		/* translators: %s: Name of a provider. */
		$label = sprintf( __( 'Fix it at %s', 'aikey' ), Connectors\name( $status['connector'] ) );
		printf( ' <a href="%s">%s</a>', esc_url( $status['help_url'] ), esc_html( $label ) );
	}
	echo '</p></div>';
}
