<?php
/**
 * Connectors as people see them: those of AI providers that the extension knows, and that WordPress 7 knows now.
 *
 * @package aikey
 */

namespace AIKey\Connectors;

use AIKey\Known;

defined( 'ABSPATH' ) || exit;

/**
 * The ids of AI providers' connectors. Those that the extension can test come first.
 *
 * @return list<string>
 */
function ids(): array {
	$other = array_diff_key( Known\all_registered(), Known\registered() );
	return array_map( 'strval', array_keys( array_diff_key( aikey_connectors(), $other ) ) );
}

/** A connector's name as people know it. */
function name( string $id ): string {
	return aikey_connectors()[ $id ]['name'] ?? $id;
}

/** The key in use. Asked for one that does not open, the extension warns; here nobody asked for one. */
function key( string $id ): ?string {
	$source  = aikey_source( $id );
	$is_gone = 'none' === $source || ( 'database' === $source && '' === get_option( Known\connectors()[ $id ], '' ) );
	return $is_gone ? null : aikey_resolve( $id );
}

/**
 * The state of a connector, for REST and screens: the extension's status in the reader's language, the provider's
 * pages, and whether the key can be changed here. The key is not part of it.
 */
function describe( string $id ): array {
	\AIKey\load( 'texts' );
	\AIKey\load( 'usage' );
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
		'used_by'         => \AIKey\Usage\rows( $id, $known['base_url'] ),
		'editable'        => ! in_array( $status['source'], array( 'env', 'constant' ), true ),
	);
}
