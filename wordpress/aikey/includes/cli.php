<?php
/**
 * `wp aikey`: what the screens do, on the command line. The commands are methods of three classes, by subject.
 *
 * @package aikey
 */

namespace AIKey\CLI;

use AIKey\Connectors;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/** Subcommands that are not methods of Keys, by class. */
const OTHERS = array(
	Lists::class   => array(
		'list'  => 'list_connectors',
		'usage' => 'usage',
	),
	Sealing::class => array(
		'seal'      => 'seal',
		'open'      => 'open',
		'rotate'    => 'rotate',
		'uninstall' => 'uninstall',
	),
);

function register(): void {
	foreach ( array( 'keys', 'lists', 'sealing' ) as $subject ) {
		\AIKey\load( "cli-$subject" );
	}
	WP_CLI::add_command( 'aikey', Keys::class );
	foreach ( OTHERS as $of => $methods ) {
		foreach ( $methods as $name => $method ) {
			WP_CLI::add_command( "aikey $name", array( new $of(), $method ) );
		}
	}
}

function connector( array $args ): string {
	$id = $args[0] ?? 'openai';
	if ( ! in_array( $id, Connectors\ids(), true ) ) {
		/* translators: %s: List of ids. */
		WP_CLI::error( sprintf( __( 'There is no such connector. Use one of: %s.', 'aikey' ), implode( ', ', Connectors\ids() ) ) );
	}
	return $id;
}

function test_options( array $options ): array {
	return array_intersect_key( $options, array( 'model' => true ) );
}

/** @return mixed What the callback returns; an exception ends the command. */
function attempt( callable $callback ) {
	try {
		return $callback();
	} catch ( \AikeyException | \ValueError $e ) {
		WP_CLI::error( $e->getMessage() );
	}
}

/** @param mixed $value In a cell of a table. */
function cell( $value ): string {
	if ( is_bool( $value ) ) {
		return $value ? 'yes' : 'no';
	}
	return is_array( $value ) ? wp_json_encode( $value ) : (string) $value;
}
