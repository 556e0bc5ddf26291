<?php
/**
 * Who uses the keys: which plugin, at which server, when last and how often. Told from the stack of calls, so it shows
 * habits and proves nothing. Sums are kept in memory and stored at the end of a request, or once a minute in a long one.
 *
 * @package aikey
 */

namespace AIKey\Usage;

use AIKey\Known;
use AIKey\Stored;
use AIKey\Watch;

defined( 'ABSPATH' ) || exit;

/** The option with the sums: rows by connector. It is not loaded with others. */
const OPTION = 'aikey_usage';

/** Days that are kept, today included. */
const DAYS = 30;

/** Rows that are kept for each connector, those used last. */
const MOST = 50;

/** Calls that are looked at to find a plugin. */
const DEPTH = 80;

function note( string $id, string $host ): void {
	$plugin = plugin_in_stack( $id );
	$sums   = &sums();
	$row    = &$sums[ get_current_blog_id() ][ $id ][ "$plugin $host" ];
	$row  ??= array(
		'plugin' => $plugin,
		'host'   => substr( $host, 0, 255 ),
		'days'   => array(),
	);

	$today                 = wp_date( 'Y-m-d' );
	$row['last']           = time();
	$row['days'][ $today ] = ( $row['days'][ $today ] ?? 0 ) + 1;
	add_action( 'shutdown', __NAMESPACE__ . '\\store', PHP_INT_MAX );
	if ( is_due() ) {
		store();
	}
}

/** What is not stored yet: rows by blog and connector. */
function &sums(): array {
	static $sums = array();

	return $sums;
}

/** Whether a minute has passed, since the first time or since it last had. */
function is_due(): bool {
	static $since = null;

	$since ??= time();
	$due     = time() - $since >= MINUTE_IN_SECONDS;
	$since   = $due ? time() : $since;
	return $due;
}

function store(): void {
	$sums = &sums();
	$all  = $sums;
	$sums = array();
	foreach ( $all as $blog => $new ) {
		try {
			Stored\on_blog( $blog, fn() => update_option( OPTION, add( stored(), $new ), false ) );
		} catch ( \Throwable $e ) {
			Watch\complain( $e );
		}
	}
}

/** @return array<string, array<string, array>> Rows by connector. */
function stored(): array {
	$stored = get_option( OPTION );
	return is_array( $stored ) ? array_filter( $stored, 'is_array' ) : array();
}

/** Adds rows to rows, without what is too old or too much. */
function add( array $rows_of, array $more ): array {
	$oldest = oldest_day();
	foreach ( $more as $id => $rows ) {
		foreach ( $rows as $name => $row ) {
			$days = $rows_of[ $id ][ $name ]['days'] ?? array();
			foreach ( $row['days'] as $day => $count ) {
				$days[ $day ] = ( $days[ $day ] ?? 0 ) + $count;
			}
			$rows_of[ $id ][ $name ] = array( 'days' => array_filter( $days, fn( $day ) => $day >= $oldest, ARRAY_FILTER_USE_KEY ) ) + $row;
		}
		uasort( $rows_of[ $id ], fn( $a, $b ) => $b['last'] <=> $a['last'] );
		$rows_of[ $id ] = array_slice( $rows_of[ $id ], 0, MOST, true );
	}
	return $rows_of;
}

function oldest_day(): string {
	return wp_date( 'Y-m-d', time() - ( DAYS - 1 ) * DAY_IN_SECONDS );
}

/**
 * Who used a connector's key in the last days, the last first, for REST and screens.
 *
 * @return list<array{plugin: string, host: string, elsewhere: bool, last: int, today: int, month: int}>
 */
function rows( string $id, string $base_url ): array {
	$rows = array();
	foreach ( stored()[ $id ] ?? array() as $row ) {
		$days = array_filter( $row['days'], fn( $day ) => $day >= oldest_day(), ARRAY_FILTER_USE_KEY );
		if ( $days ) {
			$rows[] = array(
				'plugin'    => name( $row['plugin'] ),
				'host'      => $row['host'],
				'elsewhere' => '' !== $base_url && Watch\host( $base_url ) !== $row['host'],
				'last'      => $row['last'],
				'today'     => $days[ wp_date( 'Y-m-d' ) ] ?? 0,
				'month'     => array_sum( $days ),
			);
		}
	}
	return $rows;
}

/** The plugin's name as people know it, if it is still installed. */
function name( string $plugin ): string {
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	foreach ( get_plugins() + get_mu_plugins() as $file => $data ) {
		if ( strtok( $file, '/' ) === $plugin && '' !== $data['Name'] ) {
			return $data['Name'];
		}
	}
	return '' === $plugin ? __( 'WordPress, or code outside of plugins', 'aikey' ) : $plugin;
}

/**
 * The folder or file of the plugin that makes a request. The plugin that connects WordPress to the provider counts only if
 * no other is behind it.
 */
function plugin_in_stack( string $id ): string {
	$ours     = plugin_of( \AIKey\FILE );
	$provider = strtok( Known\registered()[ $id ]['plugin']['file'] ?? '', '/' );
	$found    = '';
	foreach ( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS, DEPTH ) as $call ) { // phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_debug_backtrace -- It finds who asks.
		$plugin = plugin_of( $call['file'] ?? '' );
		if ( '' !== $plugin && $ours !== $plugin ) {
			$found = $plugin;
			if ( $found !== $provider ) {
				break;
			}
		}
	}
	return $found;
}

/** The plugin or theme that a file belongs to, or ''. */
function plugin_of( string $file ): string {
	$path  = wp_normalize_path( $file );
	$local = plugin_basename( $path );
	if ( trim( $path, '/' ) !== $local ) {
		return (string) strtok( $local, '/' );
	}
	$themes = wp_normalize_path( get_theme_root() ) . '/';
	return str_starts_with( $path, $themes ) ? 'themes/' . strtok( substr( $path, strlen( $themes ) ), '/' ) : '';
}
