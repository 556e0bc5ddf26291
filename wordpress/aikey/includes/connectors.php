<?php
/**
 * The connectors that have an API key: those that the extension can test, and those that WordPress 7 knows.
 *
 * @package aikey
 */

namespace AIKey\Connectors;

defined( 'ABSPATH' ) || exit;

/**
 * Connectors of WordPress 7 that authenticate with an API key, as wp_get_connectors() has them, by id.
 */
function of_wordpress(): array {
	$all = did_action( 'wp_connectors_init' ) ? wp_get_connectors() : array();
	return array_filter(
		$all,
		fn( $connector, $id ) => 'api_key' === $connector['authentication']['method']
			&& ! empty( $connector['authentication']['setting_name'] )
			&& preg_match( '/^[a-z0-9_-]{1,64}$/D', $id ),
		ARRAY_FILTER_USE_BOTH
	);
}

/**
 * Ids of all, those that the extension can test first. One whose key the extension would look for elsewhere than
 * WordPress does is left out.
 *
 * @return list<string>
 */
function ids(): array {
	$ids = array_keys( aikey_connectors() );
	foreach ( of_wordpress() as $id => $connector ) {
		if ( aikey_status( $id )['names']['option'] === $connector['authentication']['setting_name'] ) {
			$ids[] = $id;
		}
	}
	return array_values( array_unique( $ids ) );
}

/**
 * The options that hold their keys, with the id of the connector.
 *
 * @return array<string, string>
 */
function options(): array {
	static $all = null; // Known when plugins have registered theirs.
	if ( null !== $all ) {
		return $all;
	}
	$options = array();
	foreach ( of_wordpress() as $id => $connector ) {
		$options[ $connector['authentication']['setting_name'] ] = $id;
	}
	foreach ( aikey_connectors() as $id => $connector ) {
		$options[ $connector['option'] ] = $id;
	}
	if ( did_action( 'wp_connectors_init' ) && ! doing_action( 'wp_connectors_init' ) ) {
		$all = $options;
	}
	return $options;
}

/**
 * Calls back with each option and its connector: now, and when plugins have registered theirs.
 *
 * @param callable(string, string): void $callback Called once for each option.
 */
function each_option( callable $callback ): void {
	$now = options();
	array_walk( $now, fn( $id, $option ) => $callback( $option, $id ) );
	if ( ! did_action( 'wp_connectors_init' ) ) {
		add_action(
			'wp_connectors_init',
			function () use ( $now, $callback ) {
				$new = array_diff_key( options(), $now );
				array_walk( $new, fn( $id, $option ) => $callback( $option, $id ) );
			},
			PHP_INT_MAX
		);
	}
}

/** Whether its key is one that aikey tests and stores. */
function is_ai( string $id ): bool {
	return in_array( $id, ids(), true ) && ( isset( aikey_connectors()[ $id ] ) || 'ai_provider' === of_wordpress()[ $id ]['type'] );
}

/** Its name as a person knows it. */
function name( string $id ): string {
	return aikey_connectors()[ $id ]['name'] ?? of_wordpress()[ $id ]['name'] ?? $id;
}

/**
 * How things stand with a connector, for REST and screens: the extension's status in the reader's language, where to
 * go for a key, and whether the key may be set here. The key is not in it.
 */
function describe( string $id ): array {
	\AIKey\load( 'texts' );
	$status = \AIKey\Texts\translate( aikey_status( $id ) );
	$known  = aikey_connectors()[ $id ] ?? array();
	$core   = of_wordpress()[ $id ]['authentication'] ?? array();
	return $status + array(
		'name'            => name( $id ),
		'base_url'        => $known['base_url'] ?? '',
		'credentials_url' => $known['credentials_url'] ?? $core['credentials_url'] ?? '',
		'billing_url'     => $known['billing_url'] ?? '',
		'limits_url'      => $known['limits_url'] ?? '',
		'testable'        => $known['testable'] ?? false,
		'editable'        => ! in_array( $status['source'], array( 'env', 'constant' ), true ),
	);
}
