<?php
/**
 * Tests working keys again once a day, if the site's admin or php.ini wants that, and those that stopped working: see
 * alert.php. A key that is rejected or blocked is no longer verified; an outage changes nothing.
 *
 * @package aikey
 */

namespace AIKey\Recheck;

use AIKey\Alert;
use AIKey\Connectors;

defined( 'ABSPATH' ) || exit;

const WANTED = 'aikey_recheck';
const HOOK   = 'aikey_daily_recheck';

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
	foreach ( array( 'add_option_', 'update_option_', 'delete_option_' ) as $changed ) {
		add_action( $changed . WANTED, __NAMESPACE__ . '\\schedule' );
	}
	if ( is_default() && is_on() && ! wp_next_scheduled( HOOK ) ) { // Nobody changed the setting.
		schedule();
	}
}

/** What counts for sites that never chose: php.ini's aikey.recheck. */
function is_default(): bool {
	return filter_var( ini_get( 'aikey.recheck' ), FILTER_VALIDATE_BOOLEAN );
}

function is_on(): bool {
	return (bool) get_option( WANTED, is_default() );
}

/** Follows the setting. At a random time of day, so that the sites on one server do not all ask at once. */
function schedule(): void {
	wp_clear_scheduled_hook( HOOK );
	if ( is_on() ) {
		wp_schedule_event( time() + wp_rand( 1, DAY_IN_SECONDS ), 'daily', HOOK );
	}
}

/** Called by WP-Cron. */
function run(): void {
	if ( ! is_on() ) { // php.ini has changed.
		schedule();
		return;
	}
	foreach ( Connectors\ids() as $id ) {
		if ( ! aikey_is_verified( $id ) && ! Alert\has_failed( $id ) ) {
			continue;
		}
		try {
			aikey_save_and_test( null, $id );
		} catch ( \AikeyException $e ) {
			continue;
		}
	}
}

/** The switch, on Settings > AI keys. */
function print_switch(): void {
	printf( '<form class="aikey-settings" method="post" action="options.php"><h2>%s</h2>', esc_html__( 'Daily re-check', 'aikey' ) );
	settings_fields( 'aikey' );
	printf(
		'<p><input type="hidden" name="%1$s" value="0"><label><input type="checkbox" name="%1$s" value="1"%2$s> %3$s</label></p>',
		esc_attr( WANTED ),
		checked( is_on(), true, false ),
		esc_html(
			sprintf(
				/* translators: %s: E-mail address. */
				__( 'Test working keys again once a day, and send an e-mail to %s if one stops working and when it works again.', 'aikey' ),
				get_option( 'admin_email' )
			)
		)
	);
	// Like the cards' buttons, which can be read in every colour scheme.
	printf( '<button class="components-button is-primary">%s</button></form>', esc_html__( 'Save Changes', 'aikey' ) );
}
