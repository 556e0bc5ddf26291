<?php
/**
 * `wp aikey`, about how keys are stored: sealed or in the clear, and what is removed with the plugin.
 *
 * @package aikey
 */

namespace AIKey\CLI;

use AIKey\Activation;
use AIKey\Known;
use AIKey\Leaving;
use AIKey\Stored;
use WP_CLI;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

\AIKey\load( 'activation' );

class Sealing {

	/**
	 * Seals stored keys that are not sealed yet.
	 *
	 * ## OPTIONS
	 *
	 * [--network]
	 * : Do so on all sites of the network.
	 *
	 * [--format=<format>]
	 * : How to print the results.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 */
	public function seal( array $args, array $options ): void {
		self::each_stored( $options, 'AIKey\\Seal\\seal', 'AIKey\\Leaving\\come_back' );
	}

	/**
	 * Stores sealed keys in the clear again. Run it before you remove the plugin or the keyring. From then on, keys are
	 * stored in the clear until you run wp aikey seal.
	 *
	 * ## OPTIONS
	 *
	 * [--network]
	 * : Do so on all sites of the network.
	 *
	 * [--format=<format>]
	 * : How to print the results.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * [--yes]
	 * : Do not ask for confirmation.
	 */
	public function open( array $args, array $options ): void {
		$question = isset( $options['network'] )
			? __( 'Store the keys of all sites of the network in the clear?', 'aikey' )
			: __( 'Store the keys of this site in the clear?', 'aikey' );
		WP_CLI::confirm( $question, $options );
		self::each_stored( $options, 'AIKey\\Leaving\\open', 'AIKey\\Leaving\\stop_sealing' );
	}

	/**
	 * Seals all stored keys again, with the first key of the keyring.
	 *
	 * ## OPTIONS
	 *
	 * [--network]
	 * : Do so on all sites of the network.
	 *
	 * [--format=<format>]
	 * : How to print the results.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 */
	public function rotate( array $args, array $options ): void {
		self::each_stored( $options, 'AIKey\\Seal\\rotate' );
	}

	/**
	 * Removes what aikey stored: it opens the keys, as wp aikey open does, and deletes everything else. For a must-use
	 * plugin, which WordPress cannot uninstall; remove its files right after this.
	 *
	 * ## OPTIONS
	 *
	 * [--network]
	 * : Do so on all sites of the network.
	 *
	 * [--yes]
	 * : Do not ask for confirmation.
	 */
	public function uninstall( array $args, array $options ): void {
		WP_CLI::confirm( __( 'Open the stored keys and delete everything else that aikey stored?', 'aikey' ), $options );
		Stored\on_blogs( isset( $options['network'] ), fn() => Activation\complain( Leaving\clean() ) );
		if ( isset( $options['network'] ) ) {
			Leaving\clean_network();
		}
		WP_CLI::success( __( 'Removed. Now remove the files of the plugin.', 'aikey' ) );
	}

	/**
	 * Prints what became of each stored key; exits with 1 if one of them failed.
	 *
	 * @param callable|null $first Called on each site before its keys.
	 */
	private static function each_stored( array $options, callable $callback, ?callable $first = null ): void {
		$rows   = array();
		$failed = false;
		Stored\on_blogs(
			isset( $options['network'] ),
			function () use ( $callback, $first, &$rows, &$failed ) {
				$first && $first();
				foreach ( Known\options() as $option ) {
					$rows[] = self::apply( $option, $callback, $failed );
				}
			}
		);
		Utils\format_items( $options['format'], array_filter( $rows ), array( 'site', 'connector', 'option', 'result' ) );
		if ( $failed ) {
			WP_CLI::halt( 1 );
		}
	}

	/**
	 * @param bool $failed Set to true on failure.
	 * @return array|null A row, or null if no key is stored.
	 */
	private static function apply( string $option, callable $callback, bool &$failed ): ?array {
		try {
			$done = $callback( $option );
			$why  = __( 'the key changed in the meantime; run this command again', 'aikey' );
		} catch ( \RuntimeException | \ValueError $e ) {
			$done = null;
			$why  = $e->getMessage();
		}
		$failed = $failed || null === $done;
		return 'absent' === $done ? null : array(
			'site'      => home_url(),
			'connector' => implode( ',', Known\ids_of( $option ) ),
			'option'    => $option,
			'result'    => $done ?? $why,
		);
	}
}
