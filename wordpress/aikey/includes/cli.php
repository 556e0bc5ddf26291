<?php
/**
 * `wp aikey`: what the screens do, on the command line.
 *
 * @package aikey
 */

namespace AIKey\CLI;

use AIKey\Activation;
use AIKey\Connectors;
use AIKey\Known;
use AIKey\Leaving;
use AIKey\Stored;
use AIKey\Texts;
use WP_CLI;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

\AIKey\load( 'activation' );

/**
 * Tests, stores and seals the API keys of this site's connectors.
 *
 * A test exits with 0 if the key works, 2 if it was rejected, 3 if its owner must act first, and 4 if the test says
 * nothing about the key.
 */
class Command {

	private const EXIT_STATUS = array(
		'valid'    => 0,
		'rejected' => 2,
		'blocked'  => 3,
		'unknown'  => 4,
	);

	/**
	 * Lists the connectors and the state of their keys. Makes no request.
	 *
	 * ## OPTIONS
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
	 *
	 * @subcommand list
	 */
	public function list_connectors( array $args, array $options ): void {
		$items = array_map( 'AIKey\\Connectors\\describe', Connectors\ids() );
		if ( 'json' !== $options['format'] && 'yaml' !== $options['format'] ) {
			$items = array_map( fn( $item ) => array_map( __CLASS__ . '::cell', $item ), $items );
		}
		Utils\format_items( $options['format'], $items, $options['fields'] );
	}

	/**
	 * Tests the key in use and records the result.
	 *
	 * ## OPTIONS
	 *
	 * [<connector>]
	 * : Id of the connector.
	 * ---
	 * default: openai
	 * ---
	 *
	 * [--model=<model>]
	 * : The model to test with.
	 *
	 * [--format=<format>]
	 * : How to print the result.
	 * ---
	 * default: text
	 * options:
	 *   - text
	 *   - json
	 *   - yaml
	 * ---
	 */
	public function test( array $args, array $options ): void {
		$id = self::connector( $args );
		self::finish( self::attempt( fn() => aikey_save_and_test( null, $id, self::test_options( $options ) ) ), $options );
	}

	/**
	 * Tests a key and stores it unless it was rejected. Prompts for the key, or reads it from standard input.
	 *
	 * ## OPTIONS
	 *
	 * [<connector>]
	 * : Id of the connector.
	 * ---
	 * default: openai
	 * ---
	 *
	 * [--replace]
	 * : Let a key that cannot be used yet replace one that works.
	 *
	 * [--send-anyway]
	 * : Send the key even if it looks like another provider's.
	 *
	 * [--model=<model>]
	 * : The model to test with.
	 *
	 * [--format=<format>]
	 * : How to print the result.
	 * ---
	 * default: text
	 * options:
	 *   - text
	 *   - json
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp aikey save openai < key.txt
	 */
	public function save( array $args, array $options ): void {
		$id     = self::connector( $args );
		$wanted = self::test_options( $options ) + array(
			'replace'     => isset( $options['replace'] ),
			'send_anyway' => isset( $options['send-anyway'] ),
		);
		$key    = self::prompt_for_key( $id );
		self::finish( self::attempt( fn() => aikey_save_and_test( $key, $id, $wanted ) ), $options );
	}

	/**
	 * Shows or chooses the model to test with.
	 *
	 * ## OPTIONS
	 *
	 * <connector>
	 * : Id of the connector.
	 *
	 * [<model>]
	 * : The model to test with from now on. Without it, the present one is printed.
	 *
	 * [--default]
	 * : Give the choice up: tests use php.ini's or the built-in model.
	 *
	 * ## EXAMPLES
	 *
	 *     wp aikey model openai gpt-5-mini
	 */
	public function model( array $args, array $options ): void {
		$id = self::connector( $args );
		if ( isset( $args[1], $options['default'] ) ) {
			WP_CLI::error( __( 'Name a model or use --default, not both.', 'aikey' ) );
		}
		$new   = isset( $options['default'] ) ? '' : $args[1] ?? null;
		$wrong = null === $new ? '' : Connectors\choose_model( $id, $new );
		if ( '' !== $wrong ) {
			WP_CLI::error( $wrong );
		}
		$connector = Connectors\describe( $id );
		/* translators: %s: Name of a model. */
		$default = sprintf( __( '%s (default)', 'aikey' ), $connector['default_model'] );
		WP_CLI::line( '' !== $connector['chosen_model'] ? $connector['chosen_model'] : $default );
	}

	/**
	 * Removes the stored key and the result of its last test.
	 *
	 * ## OPTIONS
	 *
	 * [<connector>]
	 * : Id of the connector.
	 * ---
	 * default: openai
	 * ---
	 *
	 * [--yes]
	 * : Do not ask for confirmation.
	 */
	public function forget( array $args, array $options ): void {
		$id = self::connector( $args );
		/* translators: %s: Id of a connector. */
		WP_CLI::confirm( sprintf( __( 'Remove the stored key for %s?', 'aikey' ), $id ), $options );
		if ( ! self::attempt( fn() => aikey_forget( $id ) ) ) {
			WP_CLI::error( __( 'WordPress did not delete the key.', 'aikey' ) );
		}
		WP_CLI::success( __( 'No key is stored now.', 'aikey' ) );
	}

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
		WP_CLI::confirm( __( 'Store the keys of this site in the clear?', 'aikey' ), $options );
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
		WP_CLI::success( __( 'Removed. Now remove the files of the plugin.', 'aikey' ) );
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
		foreach ( $args ? array( self::connector( $args ) ) : Connectors\ids() as $id ) {
			foreach ( Connectors\describe( $id )['used_by'] as $use ) {
				$items[] = array(
					'connector' => $id,
					'last'      => gmdate( 'c', $use['last'] ),
				) + $use;
			}
		}
		Utils\format_items( $options['format'], $items, array( 'connector', 'plugin', 'host', 'last', 'today', 'month' ) );
	}

	/** @param mixed $value In a cell of a table. */
	private static function cell( $value ): string {
		if ( is_bool( $value ) ) {
			return $value ? 'yes' : 'no';
		}
		return is_array( $value ) ? wp_json_encode( $value ) : (string) $value;
	}

	private static function connector( array $args ): string {
		$id = $args[0] ?? 'openai';
		if ( ! in_array( $id, Connectors\ids(), true ) ) {
			/* translators: %s: List of ids. */
			WP_CLI::error( sprintf( __( 'There is no such connector. Use one of: %s.', 'aikey' ), implode( ', ', Connectors\ids() ) ) );
		}
		return $id;
	}

	private static function test_options( array $options ): array {
		return array_intersect_key( $options, array( 'model' => true ) );
	}

	/** A terminal does not show what is typed. */
	private static function prompt_for_key( string $id ): string {
		if ( ! stream_isatty( STDIN ) ) {
			return (string) stream_get_contents( STDIN, 8192 );
		}
		/* translators: %s: Id of a connector. */
		return \cli\prompt( sprintf( __( 'API key for %s', 'aikey' ), $id ), false, ': ', true );
	}

	/** @return mixed What the callback returns; an exception ends the command. */
	private static function attempt( callable $callback ) {
		try {
			return $callback();
		} catch ( \AikeyException | \ValueError $e ) {
			WP_CLI::error( $e->getMessage() );
		}
	}

	private static function finish( array $result, array $options ): void {
		\AIKey\load( 'texts' );
		$result = Texts\shown( $result );
		if ( 'text' === $options['format'] ) {
			self::print_text( $result );
		} else {
			WP_CLI::print_value( $result, $options );
		}
		WP_CLI::halt( self::EXIT_STATUS[ $result['verdict'] ] );
	}

	private static function print_text( array $result ): void {
		WP_CLI::line( trim( "{$result['connector']}: {$result['message']} ({$result['code']})" ) );
		$lines = array( $result['fix'], ...array_column( $result['links'], 'url' ), ...array_column( $result['hints'], 'message' ) );
		if ( '' !== $result['provider_message'] ) {
			/* translators: 1: Name of a provider, 2: What its server replied. */
			$lines[] = sprintf( __( '%1$s said: %2$s', 'aikey' ), Connectors\name( $result['connector'] ), $result['provider_message'] );
		}
		array_map( 'WP_CLI::line', array_filter( $lines ) );
		if ( $result['saved'] ) {
			WP_CLI::line( __( 'The key is stored.', 'aikey' ) );
		} elseif ( $result['kept_previous'] ) {
			WP_CLI::line( __( 'The working key was kept. Use --replace to store the new one anyway.', 'aikey' ) );
		} elseif ( 'other_provider' === $result['code'] ) {
			WP_CLI::line( __( 'Use --send-anyway to send it.', 'aikey' ) );
		}
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
