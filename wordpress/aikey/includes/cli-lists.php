<?php
/**
 * `wp aikey`, what there is to know: the connectors with the state of their keys, and who uses the keys.
 *
 * @package aikey
 */

namespace AIKey\CLI;

use AIKey\Connectors;
use AIKey\Stored;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

class Lists {

	/**
	 * Lists the connectors and the state of their keys. Makes no request.
	 *
	 * ## OPTIONS
	 *
	 * [--network]
	 * : List those of all sites of the network, with the sites' addresses.
	 *
	 * [--fields=<fields>]
	 * : Which fields to show: any that the REST route aikey/v1/connectors has.
	 * ---
	 * default: connector,source,masked_key,verified,code,sealed,sealed_with
	 * ---
	 *
	 * [--format=<format>]
	 * : How to print them.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 *   - count
	 * ---
	 */
	public function list_connectors( array $args, array $options ): void {
		$items   = array();
		$network = isset( $options['network'] );
		Stored\on_blogs(
			$network,
			function () use ( &$items ) {
				foreach ( Connectors\ids() as $id ) {
					$items[] = array( 'site' => home_url() ) + Connectors\describe( $id );
				}
			}
		);
		if ( 'json' !== $options['format'] && 'yaml' !== $options['format'] ) {
			$items = array_map( fn( $item ) => array_map( __NAMESPACE__ . '\\cell', $item ), $items );
		}
		Utils\format_items( $options['format'], $items, ( $network ? 'site,' : '' ) . $options['fields'] );
	}

	/**
	 * Lists who used the keys in the last 30 days: which plugin, at which server, when last and how often.
	 *
	 * Counts requests of WordPress's HTTP API, and finds the plugin by the stack of calls. A plugin that wants to hide what it
	 * does can.
	 *
	 * ## OPTIONS
	 *
	 * [<connector>]
	 * : Id of the connector; all of them if left out.
	 *
	 * [--format=<format>]
	 * : How to print the list.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 *   - count
	 * ---
	 */
	public function usage( array $args, array $options ): void {
		$items = array();
		foreach ( $args ? array( connector( $args ) ) : Connectors\ids() as $id ) {
			foreach ( Connectors\describe( $id )['used_by'] as $use ) {
				$items[] = array(
					'connector' => $id,
					'last'      => gmdate( 'c', $use['last'] ),
				) + $use;
			}
		}
		Utils\format_items( $options['format'], $items, array( 'connector', 'plugin', 'host', 'last', 'today', 'month' ) );
	}
}
