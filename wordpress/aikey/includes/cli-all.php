<?php
/**
 * `wp aikey test --all`: every key that is set, on this site or on all sites of the network.
 *
 * @package aikey
 */

namespace AIKey\CLI;

use AIKey\Connectors;
use AIKey\Stored;
use AIKey\Texts;
use WP_CLI;
use WP_CLI\Utils;

defined( 'ABSPATH' ) || exit;

class All {

	private const COLUMNS = array( 'site', 'connector', 'source', 'masked_key', 'verdict', 'code', 'message' );

	/** What the command exits with: the first of these that any key has. */
	private const GRAVEST = array( 'rejected', 'blocked', 'unknown', 'valid' );

	/** @param array $options Of `wp aikey test`. */
	public static function test( array $options ): void {
		$keys = self::keys( isset( $options['network'] ) );
		if ( ! $keys ) {
			WP_CLI::error( __( 'No key is set that could be tested.', 'aikey' ) );
		}
		\AIKey\load( 'texts' );
		$lines   = 'json' === $options['format'];
		$bar     = $lines ? null : Utils\make_progress_bar( __( 'Testing keys', 'aikey' ), count( $keys ) );
		$results = array();
		foreach ( $keys as list( $blog, $id ) ) {
			$result    = Stored\on_blog( $blog, fn() => self::test_one( $id, test_options( $options ) ) );
			$results[] = $result;
			if ( $lines ) {
				WP_CLI::line( (string) wp_json_encode( $result ) );
			} else {
				$bar->tick();
			}
		}
		if ( ! $lines ) {
			$bar->finish();
			Utils\format_items( 'yaml' === $options['format'] ? 'yaml' : 'table', $results, self::COLUMNS );
			WP_CLI::line( self::summary( $results ) );
		}
		$verdicts = array_intersect( self::GRAVEST, array_column( $results, 'verdict' ) );
		WP_CLI::halt( Keys::EXIT_STATUS[ reset( $verdicts ) ] );
	}

	/** @return list<array{int, string}> The site and the connector of each key. */
	private static function keys( bool $network ): array {
		$keys = array();
		Stored\on_blogs(
			$network,
			function () use ( &$keys ) {
				foreach ( Connectors\ids() as $id ) {
					if ( aikey_connectors()[ $id ]['testable'] && 'none' !== aikey_source( $id ) ) {
						$keys[] = array( get_current_blog_id(), $id );
					}
				}
			}
		);
		return $keys;
	}

	/** A failure of one test must not end the others. */
	private static function test_one( string $id, array $options ): array {
		try {
			$result = Texts\shown( aikey_save_and_test( null, $id, $options ) );
		} catch ( \AikeyException $e ) {
			$result = array(
				'connector' => $id,
				'verdict'   => 'unknown',
				'message'   => $e->getMessage(),
			) + array_fill_keys( self::COLUMNS, '' );
		}
		return array( 'site' => home_url() ) + $result;
	}

	/** How often each outcome was found. */
	private static function summary( array $results ): string {
		$counts = array();
		foreach ( array_count_values( array_column( $results, 'code' ) ) as $code => $count ) {
			$counts[] = "$count $code";
		}
		/* translators: 1: Number of keys. 2: List of outcomes with their numbers. */
		return sprintf( _n( '%1$d key tested: %2$s.', '%1$d keys tested: %2$s.', count( $results ), 'aikey' ), count( $results ), implode( wp_get_list_item_separator(), $counts ) );
	}
}
