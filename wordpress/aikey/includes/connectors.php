<?php
/**
 * Connectors as people see them: those of AI providers that the extension knows, and that WordPress 7 knows now.
 *
 * @package aikey
 */

namespace AIKey\Connectors;

use AIKey\Known;
use AIKey\Network;

defined( 'ABSPATH' ) || exit;

/**
 * The ids of AI providers' connectors that this server allows. Those that the extension can test come first.
 *
 * @return list<string>
 */
function ids(): array {
	$other   = array_diff_key( Known\all_registered(), Known\registered() );
	$allowed = array_filter( aikey_connectors(), fn( $connector ) => $connector['allowed'] ?? true ); // 0.2.0 allows all.
	return array_map( 'strval', array_keys( array_diff_key( $allowed, $other ) ) );
}

/** A connector's name as people know it. */
function name( string $id ): string {
	return aikey_connectors()[ $id ]['name'] ?? $id;
}

/** Settings > AI keys, or a connector's card there. */
function url( string $id = '' ): string {
	return admin_url( 'options-general.php?page=aikey' ) . ( '' === $id ? '' : "#aikey-$id" );
}

/** The key in use. Asked for one that does not open, the extension warns; here nobody asked for one. */
function key( string $id ): ?string {
	$source  = aikey_source( $id );
	$is_gone = 'none' === $source || ( 'database' === $source && '' === get_option( Known\connectors()[ $id ], '' ) );
	return $is_gone ? null : aikey_resolve( $id );
}

/** Whether a key of this source is set outside of the site: in the environment or as a constant. */
function is_set_outside( string $source ): bool {
	return 'env' === $source || 'constant' === $source;
}

/** The model that this site chose to test with; '' for the default one. Null if it never chose one. */
function model_choice( string $id ): ?string {
	$model = get_option( Known\MODEL . $id, null );
	return is_string( $model ) && ( '' === $model || is_model( $model ) ) ? $model : null;
}

/**
 * Chooses the model to test with. The option is not loaded on every page, because only tests read it.
 *
 * @param string $model '' for the default one.
 * @return string What is wrong with it; '' if nothing is.
 */
function choose_model( string $id, string $model ): string {
	if ( '' !== $model && ! is_model( $model ) ) {
		return __( 'This is not the name of a model. It has 1 to 128 characters from A-Z, a-z, 0-9, ., _, :, /, @, + and -.', 'aikey' );
	}
	if ( '' !== $model || null !== model_choice( $id ) ) {
		update_option( Known\MODEL . $id, $model, false );
	}
	return '';
}

/** As the extension accepts it. */
function is_model( string $model ): bool {
	return 1 === preg_match( '~^[A-Za-z0-9._:/@+-]{1,128}$~D', $model );
}

/** The model that tests use if none is chosen: that of the verification, if there was no other choice since. */
function default_model( array $status ): string {
	$id = $status['connector'];
	return $status['verified'] && null === model_choice( $id ) ? $status['model'] : aikey_connectors()[ $id ]['model'];
}

/** The server that keys are tested at, if it is not the provider's own: a host can set another one in php.ini. */
function test_host( string $id, string $base_url ): string {
	return '' === $base_url || '' === ini_get( "aikey.$id.base_url" ) ? '' : \AIKey\Watch\host( $base_url );
}

/**
 * The state of all connectors; what is in options is fetched with one query (since WordPress 6.4).
 *
 * @return list<array>
 */
function describe_all(): array {
	if ( function_exists( 'wp_prime_option_caches' ) ) {
		$options = array( 'aikey_usage' );
		foreach ( ids() as $id ) {
			array_push( $options, aikey_connectors()[ $id ]['option'], Known\flag( $id ), \AIKey\Unlock\RECORD . $id, Known\MODEL . $id );
		}
		wp_prime_option_caches( $options );
	}
	return array_map( __NAMESPACE__ . '\\describe', ids() );
}

/**
 * The state of a connector, for REST and screens: the extension's status in the reader's language, the provider's
 * pages, and whether the key can be changed here. The key is not part of it.
 */
function describe( string $id ): array {
	\AIKey\load( 'texts' );
	\AIKey\load( 'usage' );
	\AIKey\load( 'guide' );
	$status = \AIKey\Texts\shown( aikey_status( $id ) );
	$known  = aikey_connectors()[ $id ];
	return $status + array(
		'seal_message'      => \AIKey\Texts\seal_message( $status['seal_problem'] ),
		'name'              => $known['name'],
		'base_url'          => $known['base_url'],
		'credentials_url'   => $known['credentials_url'],
		'credentials_label' => \AIKey\Texts\page( 'credentials', $known['name'] ),
		'billing_url'       => $known['billing_url'],
		'limits_url'        => $known['limits_url'],
		'testable'          => $known['testable'],
		'test_host'         => test_host( $id, $known['base_url'] ),
		'chosen_model'      => (string) model_choice( $id ),
		'default_model'     => default_model( $status ),
		'used_by'           => \AIKey\Usage\rows( $id, $known['base_url'] ),
		'first_steps'       => \AIKey\Guide\first_steps( $id ),
		'guide_url'         => \AIKey\Guide\url( $id ),
		'editable'          => ! is_set_outside( $status['source'] ) && Network\may_set_keys(),
		'refusal'           => Network\refusal(),
	);
}
