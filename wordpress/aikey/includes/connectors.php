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
	$all = function_exists( 'wp_get_connectors' ) ? wp_get_connectors() : array();
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

/** Its name as a person knows it. */
function name( string $id ): string {
	return aikey_connectors()[ $id ]['name'] ?? of_wordpress()[ $id ]['name'] ?? $id;
}

/**
 * How things stand with a connector, for REST and screens: the extension's status in the reader's language, where to
 * go for a key, and whether the key may be set here. The key is not in it.
 */
function describe( string $id ): array {
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
