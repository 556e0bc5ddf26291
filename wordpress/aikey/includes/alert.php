<?php
/**
 * Tells the site's admin that a key stopped working, and that it works again: a notice while it lasts, and an e-mail for each
 * change. Whether a test of the daily re-check showed that or the provider's reply to a plugin does not matter.
 *
 * @package aikey
 */

namespace AIKey\Alert;

use AIKey\Connectors;
use AIKey\Recheck;
use AIKey\Stored;
use AIKey\Texts;

defined( 'ABSPATH' ) || exit;

/** The option with the masks of the keys that stopped working, by connector. */
const FAILED = 'aikey_recheck_failed';

function register(): void {
	add_action( 'aikey_unverified', __NAMESPACE__ . '\\note_failure', 10, 3 );
	add_action( 'aikey_verified', __NAMESPACE__ . '\\note_success', 10, 2 );
	add_action( 'admin_notices', __NAMESPACE__ . '\\show_notices' );
}

/** Only if the same key worked before: who enters another one sees what its test says. */
function note_failure( string $id, array $status, array $before ): void {
	$is_same = $status['masked_key'] === $before['masked_key'];
	if ( Recheck\is_on() && $is_same && in_array( $status['verdict'], array( 'rejected', 'blocked' ), true ) ) {
		update_option( FAILED, array( $id => $status['masked_key'] ) + failed(), true );
		send( $id, $status );
	}
}

function note_success( string $id, array $status ): void {
	$mask = failed()[ $id ] ?? null;
	if ( null !== $mask ) {
		update_option( FAILED, array_diff_key( failed(), array( $id => '' ) ), true );
	}
	if ( $mask === $status['masked_key'] ) {
		send( $id, $status );
	}
}

/** @return array<string, string> */
function failed(): array {
	return array_filter( (array) Stored\loaded( FAILED ), 'is_string', ARRAY_FILTER_USE_KEY );
}

/** Whether the key in use is one that stopped working. */
function has_failed( string $id ): bool {
	return isset( failed()[ $id ] ) && is_same( aikey_status( $id ), failed()[ $id ] );
}

function is_same( array $status, string $mask ): bool {
	return ! $status['verified'] && $status['masked_key'] === $mask;
}

/** Shows a notice about each failed key, until it works again, is replaced or removed. */
function show_notices(): void {
	$failed = failed();
	if ( ! $failed || ! current_user_can( 'manage_options' ) ) {
		return;
	}
	\AIKey\load( 'texts' );
	$still = array();
	foreach ( $failed as $id => $mask ) {
		$status = aikey_status( $id );
		if ( is_same( $status, $mask ) ) {
			$still[ $id ] = $mask;
			show_notice( Texts\shown( $status ) );
		}
	}
	if ( $still !== $failed ) {
		update_option( FAILED, $still, true );
	}
}

function show_notice( array $status ): void {
	$id = $status['connector'];
	printf(
		'<div class="notice notice-error"><p>%s %s %s %s %s</p></div>',
		esc_html( headline( $status ) . '.' ),
		esc_html( $status['message'] ),
		esc_html( $status['fix'] ),
		link( $status['help_url'], $status['help_label'] ), // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- HTML.
		link( Connectors\url( $id ), __( 'See the key', 'aikey' ) ) // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- HTML.
	);
}

/** A link in HTML; '' without an address. */
function link( string $url, string $label ): string {
	return '' === $url ? '' : sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html( $label ) );
}

function headline( array $status ): string {
	/* translators: %s: Name of a provider. */
	$text = $status['verified'] ? __( 'The %s API key works again', 'aikey' ) : __( 'The %s API key used to work but no longer does', 'aikey' );
	return sprintf( $text, Connectors\name( $status['connector'] ) );
}

/** Short enough for the subject of an e-mail. */
function subject( array $status ): string {
	/* translators: %s: Name of a provider. */
	$text = $status['verified'] ? __( '%s API key: works again', 'aikey' ) : __( '%s API key: no longer works', 'aikey' );
	return sprintf( $text, Connectors\name( $status['connector'] ) );
}

/** In the site's language, whoever caused the test. */
function send( string $id, array $status ): void {
	\AIKey\load( 'texts' );
	$switched = switch_to_locale( get_locale() );
	/**
	 * Filters the e-mail about a key that stopped working or works again.
	 *
	 * @param array  $mail   What wp_mail() gets: to, subject, message and headers. No e-mail is sent if "to" is empty.
	 * @param string $id     The connector.
	 * @param array  $status What aikey_status() returns for it.
	 */
	$mail = apply_filters( 'aikey_email', mail( Texts\shown( $status ) ), $id, $status );
	if ( $switched ) {
		restore_previous_locale();
	}
	if ( ! empty( $mail['to'] ) ) {
		wp_mail( $mail['to'], $mail['subject'], $mail['message'], $mail['headers'] ?? array() );
	}
}

/** @return array{to: string, subject: string, message: string, headers: list<string>} */
function mail( array $status ): array {
	$site  = wp_specialchars_decode( get_option( 'blogname' ), ENT_QUOTES );
	$lines = array(
		headline( $status ) . '.',
		$status['verified'] ? '' : trim( "{$status['message']} {$status['fix']}" ),
		$status['verified'] || '' === $status['help_url'] ? '' : "{$status['help_label']}: {$status['help_url']}",
		/* translators: 1: Name of a site. 2: URL. */
		sprintf( __( 'The keys of %1$s: %2$s', 'aikey' ), $site, Connectors\url( $status['connector'] ) ),
		__( 'You get this e-mail because the daily re-check is switched on there.', 'aikey' ),
	);
	return array(
		'to'      => get_option( 'admin_email' ),
		'subject' => sprintf( '[%s] %s', $site, subject( $status ) ),
		'message' => implode( "\n\n", array_filter( $lines ) ),
		'headers' => array(),
	);
}
