<?php
/**
 * Which options hold AI providers' keys. WordPress says so only once plugins have registered their connectors, and only
 * while those plugins are active; so a list of those whose key was sealed or verified is kept beside them. None of
 * this needs the extension.
 *
 * @package aikey
 */

namespace AIKey\Known;

use AIKey\Stored;

defined( 'ABSPATH' ) || exit;

/** The option with the list: option names by connector. */
const KEPT = 'aikey_known';

/** What the extension has in its table, by connector. */
const BUILT_IN = array(
	'openai'    => 'connectors_ai_openai_api_key',
	'anthropic' => 'connectors_ai_anthropic_api_key',
	'google'    => 'connectors_ai_google_api_key',
	'mistral'   => 'connectors_ai_mistral_api_key',
);

/** The option that says that this site's keys were opened for good: nothing is sealed until somebody asks for it. */
const LEFT = 'aikey_left';

/** Before a connector's id: the option with the model that this site chose to test with. */
const MODEL = 'aikey_model_';

/** What every sealed value begins with. */
const SEALED = 'aikey1:';

/** Before the name of an option whose key was set aside, since it could not be opened. */
const ASIDE = 'aikey_aside_';

/**
 * Connectors of AI providers that WordPress 7 knows by now and that authenticate with an API key, as
 * wp_get_connectors() has them, by id.
 */
function registered(): array {
	return array_filter( all_registered(), __NAMESPACE__ . '\\is_ai_key', ARRAY_FILTER_USE_BOTH );
}

function all_registered(): array {
	return did_action( 'wp_connectors_init' ) ? wp_get_connectors() : array();
}

/** Other services' keys are theirs. */
function is_ai_key( array $connector, string $id ): bool {
	return 'ai_provider' === $connector['type']
		&& 'api_key' === $connector['authentication']['method']
		&& ! empty( $connector['authentication']['setting_name'] )
		&& preg_match( '/^[a-z0-9_-]{1,64}$/D', $id );
}

/**
 * The option of each connector, by id. Two connectors may share one.
 *
 * @return array<string, string>
 */
function connectors(): array {
	return BUILT_IN + array_map( fn( $connector ) => $connector['authentication']['setting_name'], registered() ) + kept();
}

/**
 * @return array<string, string>
 */
function kept(): array {
	$kept = Stored\loaded( KEPT );
	return is_array( $kept ) ? array_filter( $kept, 'is_string' ) : array();
}

/**
 * Connectors whose key lies in an option.
 *
 * @return list<string>
 */
function ids_of( string $option ): array {
	return array_map( 'strval', array_keys( connectors(), $option, true ) );
}

function is_key( string $option ): bool {
	return in_array( $option, connectors(), true );
}

/** So that later requests know about this option before, or without, the plugin that registers its connector. */
function remember( string $option ): void {
	$new = array_diff_key( array_fill_keys( ids_of( $option ), $option ), BUILT_IN, kept() );
	if ( $new ) {
		update_option( KEPT, kept() + $new, true );
	}
}

/** The option that says '1' while the connector's key is verified. */
function flag( string $id ): string {
	return 'openai' === $id ? 'api_key_verified' : "api_key_verified_$id";
}

/** The connector whose flag this is, or null. */
function id_of_flag( string $flag ): ?string {
	foreach ( connectors() as $id => $option ) {
		if ( flag( $id ) === $flag ) {
			return $id;
		}
	}
	return null;
}

/**
 * Options of this site that hold a sealed value, whoever stored it, but for those that were set aside.
 *
 * @return list<string>
 */
function sealed_options(): array {
	global $wpdb;
	return $wpdb->get_col(
		$wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_value LIKE %s AND option_name NOT LIKE %s ORDER BY option_name", like( SEALED ), like( ASIDE ) )
	);
}

/** A pattern for what begins so. */
function like( string $beginning ): string {
	global $wpdb;
	return $wpdb->esc_like( $beginning ) . '%';
}

/**
 * Every option of this site that may hold a key.
 *
 * @return list<string>
 */
function options(): array {
	return array_values( array_unique( array( ...array_values( connectors() ), ...sealed_options() ) ) );
}

/**
 * Calls back with each connector, once: now, when plugins have registered theirs, and with those of another site when
 * WordPress switches to it. Filters are the network's, options are a site's.
 *
 * @param callable(string, string): void $callback Gets the option's name and the connector's id.
 */
function each( callable $callback ): void {
	$seen = array();
	$all  = function () use ( $callback, &$seen ) {
		foreach ( array_diff_assoc( connectors(), $seen ) as $id => $option ) {
			$seen[ $id ] = $option;
			$callback( $option, (string) $id );
		}
	};
	$all();
	add_action( 'wp_connectors_init', $all, PHP_INT_MAX );
	add_action( 'switch_blog', $all );
}
