<?php
/**
 * Site Health: what is wrong with the keys, and what people who help may know about them.
 *
 * @package aikey
 */

namespace AIKey\SiteHealth;

use AIKey\Connectors;
use AIKey\ForHost;
use AIKey\Seal;
use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

function add_test( array $tests ): array {
	$tests['direct']['aikey'] = array(
		'label' => __( 'AI keys', 'aikey' ),
		'test'  => __NAMESPACE__ . '\\test',
	);
	return $tests;
}

/** The result that WordPress shows. */
function test(): array {
	$problems = array();
	$critical = false;
	foreach ( Connectors\ids() as $id ) {
		foreach ( problems( $id, $critical ) as $problem ) {
			$problems[] = Connectors\name( $id ) . ': ' . $problem;
		}
	}
	$label = $problems ? __( 'Your AI keys need attention', 'aikey' ) : __( 'Your AI keys are in order', 'aikey' );
	$text  = $problems ? $problems : array( __( 'Every key that is set has been tested and works, and no stored key is unprotected.', 'aikey' ) );
	return array(
		'label'       => $label,
		'status'      => $critical ? 'critical' : ( $problems ? 'recommended' : 'good' ),
		'badge'       => array(
			'label' => __( 'Security' ), // phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- as WordPress translates it
			'color' => 'blue',
		),
		'description' => '<p>' . implode( '</p><p>', array_map( 'esc_html', $text ) ) . '</p>',
		'actions'     => sprintf( '<p><a href="%s">%s</a></p>', esc_url( Connectors\url() ), esc_html__( 'Go to the AI keys', 'aikey' ) ),
		'test'        => 'aikey',
	);
}

/**
 * @param bool $critical Set to true if a key cannot be used.
 * @return list<string>
 */
function problems( string $id, bool &$critical ): array {
	$status   = Connectors\describe( $id );
	$stored   = Stored\read( $status['names']['option'] );
	$problems = array();
	if ( null !== $status['seal_problem'] ) {
		$critical   = true;
		$problems[] = trim( "{$status['seal_message']} " . for_host( $status ) );
	} elseif ( 'none' !== $status['source'] && $status['testable'] && ! $status['verified'] ) {
		$critical   = $critical || in_array( $status['verdict'], array( 'rejected', 'blocked' ), true );
		$problems[] = trim( "{$status['message']} {$status['fix']} " . for_host( $status ) );
	}
	if ( '' !== $stored && ! aikey_is_sealed( $stored ) ) {
		$problems[] = Seal\has_keyring()
			? __( 'The key is not encrypted although this server can do that. It will be encrypted after the next request that uses it, unless keys were decrypted with wp aikey open: then run wp aikey seal.', 'aikey' )
			: __( 'The key is not encrypted: anyone with a copy of the database has it. Ask your host to switch encryption on, or to set the key in the environment instead. To copy for your host:', 'aikey' ) . ' ' . ForHost\keyring();
	}
	if ( '' !== $stored && Connectors\is_set_outside( $status['source'] ) ) {
		$problems[] = __( 'A key is stored in the database although the one in use comes from the environment or wp-config.php. Remove the stored one.', 'aikey' );
	}
	foreach ( $status['used_by'] as $use ) {
		if ( $use['elsewhere'] ) {
			/* translators: 1: Name of a plugin. 2: Name of a server. 3: URL. */
			$problems[] = sprintf( __( '%1$s sends the key to %2$s. That is not where it is tested (%3$s). If it is a gateway that you have chosen, all is well; otherwise deactivate the plugin, revoke the key and create another one.', 'aikey' ), $use['plugin'], $use['host'], $status['base_url'] );
		}
	}
	return $problems;
}

/** The line for the host, if only the host can help. */
function for_host( array $status ): string {
	/* translators: %s: A line of text. */
	return '' === $status['for_host'] ? '' : sprintf( __( 'To copy for your host: %s', 'aikey' ), $status['for_host'] );
}

/** Contains no secret, because people send this to others. */
function add_debug( array $info ): array {
	$fields = array(
		'version' => field( __( 'Extension', 'aikey' ), phpversion( 'aikey' ) ),
		'sealing' => field( __( 'Encryption of stored keys', 'aikey' ), Seal\is_on() ? 'on' : 'off' ),
		'recheck' => field( __( 'Daily re-check', 'aikey' ), \AIKey\Recheck\is_on() ? 'on' : 'off' ),
	);
	foreach ( Connectors\ids() as $id ) {
		$status = Connectors\describe( $id );
		foreach ( array( 'source', 'verified', 'code', 'tested_at', 'model', 'base_url', 'sealed', 'seal_problem' ) as $what ) {
			$fields[ "$id-$what" ] = field( Connectors\name( $id ) . ': ' . $what, debug_text( $status[ $what ] ) );
		}
	}
	$info['aikey'] = array(
		'label'  => __( 'AI keys', 'aikey' ),
		'fields' => $fields,
	);
	return $info;
}

function field( string $label, string $value ): array {
	return array(
		'label' => $label,
		'value' => $value,
	);
}

/** @param mixed $value A member of a status. */
function debug_text( $value ): string {
	if ( is_bool( $value ) ) {
		return $value ? 'yes' : 'no';
	}
	return is_int( $value ) ? gmdate( 'c', $value ) : (string) $value;
}
