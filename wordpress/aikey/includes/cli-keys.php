<?php
/**
 * `wp aikey`, about a key: to test, save and remove it, and to choose the model for that.
 *
 * @package aikey
 */

namespace AIKey\CLI;

use AIKey\Connectors;
use AIKey\Texts;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Tests, stores and seals the API keys of this site's connectors.
 *
 * A test exits with 0 if the key works, 2 if it was rejected, 3 if its owner must act first, and 4 if the test says
 * nothing about the key.
 */
class Keys {

	public const EXIT_STATUS = array(
		'valid'    => 0,
		'rejected' => 2,
		'blocked'  => 3,
		'unknown'  => 4,
	);

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
	 * [--all]
	 * : Test every key that is set. Exits with 2 if one was rejected, otherwise with 3 if an owner must act, and so on.
	 *
	 * [--network]
	 * : With --all, on all sites of the network.
	 *
	 * [--model=<model>]
	 * : The model to test with.
	 *
	 * [--format=<format>]
	 * : How to print the result; with --all, text is a table, and json a line for each key.
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
	 *     wp aikey test --all --network
	 */
	public function test( array $args, array $options ): void {
		if ( isset( $options['all'] ) ) {
			\AIKey\load( 'cli-all' );
			attempt( fn() => All::test( $options ) );
		}
		if ( isset( $options['network'] ) ) {
			WP_CLI::error( __( '--network goes with --all.', 'aikey' ) );
		}
		$id = connector( $args );
		self::finish( attempt( fn() => aikey_save_and_test( null, $id, test_options( $options ) ) ), $options );
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
		$id     = connector( $args );
		$wanted = test_options( $options ) + array(
			'replace'     => isset( $options['replace'] ),
			'send_anyway' => isset( $options['send-anyway'] ),
		);
		$key    = self::prompt_for_key( $id );
		self::finish( attempt( fn() => aikey_save_and_test( $key, $id, $wanted ) ), $options );
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
		$id = connector( $args );
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
		$id = connector( $args );
		/* translators: %s: Id of a connector. */
		WP_CLI::confirm( sprintf( __( 'Remove the stored key for %s?', 'aikey' ), $id ), $options );
		if ( ! attempt( fn() => aikey_forget( $id ) ) ) {
			WP_CLI::error( __( 'WordPress did not delete the key.', 'aikey' ) );
		}
		WP_CLI::success( __( 'No key is stored now.', 'aikey' ) );
	}

	/** A terminal does not show what is typed. */
	private static function prompt_for_key( string $id ): string {
		if ( ! stream_isatty( STDIN ) ) {
			return (string) stream_get_contents( STDIN, 8192 );
		}
		/* translators: %s: Id of a connector. */
		return \cli\prompt( sprintf( __( 'API key for %s', 'aikey' ), $id ), false, ': ', true );
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
}
