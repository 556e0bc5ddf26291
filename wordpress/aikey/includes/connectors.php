<?php
/**
 * The connectors that have an API key: those that the extension knows, and those that are registered with WordPress 7.
 *
 * @package aikey
 */

namespace AIKey\Connectors;

defined( 'ABSPATH' ) || exit;

/**
 * The connectors registered with WordPress 7 that authenticate with an API key, as wp_get_connectors() returns them,
 * by id.
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
 * The ids of all connectors, except one whose key the extension would look for in a different place than WordPress
 * does. Those that the extension can test come first.
 *
 * @return list<string>
 */
function ids(): array {
	return array_map( 'strval', array_keys( aikey_connectors() ) );
}

/**
 * The options that hold keys, with the id of their connector: those that discover() has found so far.
 *
 * @param array<string, string> $found Options to add.
 * @return array<string, string>
 */
function options( array $found = array() ): array {
	static $options = array();

	$options += $found;
	return $options;
}

/**
 * Finds the options that hold keys and are not among options() yet, and adds them.
 *
 * @return array<string, array{string, string}> Id and flag of the connector, by option.
 */
function discover(): array {
	$known = aikey_connectors();
	$found = array();
	foreach ( $known as $id => $connector ) {
		$found[ $connector['option'] ] ??= (string) $id;
	}
	foreach ( of_wordpress() as $id => $connector ) {
		$found[ $connector['authentication']['setting_name'] ] ??= (string) $id;
	}
	$found = array_diff_key( $found, options() );
	options( $found );
	return array_map( fn( $id ) => array( $id, $known[ $id ]['flag'] ?? aikey_status( $id )['names']['flag'] ), $found );
}

/** Whether aikey tests and stores this connector's key. */
function is_ai( string $id ): bool {
	return isset( aikey_connectors()[ $id ] ) && 'ai_provider' === ( of_wordpress()[ $id ]['type'] ?? 'ai_provider' );
}

/** A connector's name as people know it. */
function name( string $id ): string {
	return aikey_connectors()[ $id ]['name'] ?? $id;
}

/**
 * The state of a connector, for REST and screens: the extension's status in the reader's language, the provider's
 * pages, and whether the key can be changed here. The key is not part of it.
 */
function describe( string $id ): array {
	\AIKey\load( 'texts' );
	$status = \AIKey\Texts\translate( aikey_status( $id ) );
	$known  = aikey_connectors()[ $id ];
	return $status + array(
		'seal_message'    => \AIKey\Texts\seal_message( $status['seal_problem'] ),
		'name'            => $known['name'],
		'base_url'        => $known['base_url'],
		'credentials_url' => $known['credentials_url'],
		'billing_url'     => $known['billing_url'],
		'limits_url'      => $known['limits_url'],
		'testable'        => $known['testable'],
		'editable'        => ! in_array( $status['source'], array( 'env', 'constant' ), true ),
	);
}
