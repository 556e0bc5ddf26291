<?php
/**
 * Once a day, where the site's admin wants it, keys that work are tested again. A key that is rejected or blocked by
 * then is no longer verified, and the admin is told; an outage changes nothing.
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

/** The setting is there for the REST API too. */
function register(): void {
	register_setting(
		'aikey',
		WANTED,
		array(
			'type'         => 'boolean',
			'description'  => __( 'Test working keys again once a day.', 'aikey' ),
			'default'      => false,
			'show_in_rest' => true,
		)
	);
	add_action( HOOK, __NAMESPACE__ . '\\run' );
	add_action( 'admin_notices', __NAMESPACE__ . '\\tell' );
	foreach ( array( 'add_option_', 'update_option_', 'delete_option_' ) as $changed ) {
		add_action( $changed . WANTED, __NAMESPACE__ . '\\schedule' );
	}
}

/** As the setting says. The time of day is by chance: the sites of a host shall not all ask at once. */
function schedule(): void {
	wp_clear_scheduled_hook( HOOK );
	if ( get_option( WANTED ) ) {
		wp_schedule_event( time() + wp_rand( 1, DAY_IN_SECONDS ), 'daily', HOOK );
	}
}

/** By WP-Cron. */
function run(): void {
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

/** Until the key works again, or is gone. */
function tell(): void {
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
			notice( Texts\translate( $status ) );
		}
	}
	if ( $still !== $failed ) {
		update_option( FAILED, $still );
	}
}

function notice( array $status ): void {
	$text = sprintf(
		/* translators: %s: Name of a provider. */
		__( 'The %s API key used to work but no longer does.', 'aikey' ),
		Connectors\name( $status['connector'] )
	);
	printf( '<div class="notice notice-error"><p>%s %s %s', esc_html( $text ), esc_html( $status['message'] ), esc_html( $status['fix'] ) );
	if ( '' !== $status['help_url'] ) {
		printf( ' <a href="%1$s">%1$s</a>', esc_url( $status['help_url'] ) );
	}
	echo '</p></div>';
}
