<?php
/**
 * What happens when the plugin is activated or deactivated.
 *
 * @package aikey
 */

namespace AIKey\Activation;

use AIKey\Recheck;
use AIKey\Seal;

defined( 'ABSPATH' ) || exit;

/** Seals the keys that are stored in the clear. */
function activate( bool $network_wide ): void {
	on_blogs( $network_wide, 'AIKey\\Seal\\seal_all' );
}

/** Stores sealed keys in the clear again, because WordPress alone would take what is sealed for a key. */
function deactivate( bool $network_wide ): void {
	on_blogs(
		$network_wide,
		function () {
			Seal\open_all();
			wp_clear_scheduled_hook( Recheck\HOOK );
		}
	);
}

/** Calls back on the current site, or on all sites of the network. */
function on_blogs( bool $all, callable $callback ): void {
	$every = array(
		'fields' => 'ids',
		'number' => 0,
	);
	foreach ( $all ? get_sites( $every ) : array( get_current_blog_id() ) as $blog ) {
		Seal\on_blog( (int) $blog, $callback );
	}
}
