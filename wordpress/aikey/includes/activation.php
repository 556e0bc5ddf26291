<?php
/**
 * What happens when the plugin comes and goes.
 *
 * @package aikey
 */

namespace AIKey\Activation;

use AIKey\Recheck;
use AIKey\Seal;

defined( 'ABSPATH' ) || exit;

/** Keys that lie there in the clear are sealed. */
function activate( bool $network_wide ): void {
	on_blogs( $network_wide, 'AIKey\\Seal\\seal_all' );
}

/** WordPress by itself would take a sealed key for a key, so all that open are stored in the clear again. */
function deactivate( bool $network_wide ): void {
	on_blogs(
		$network_wide,
		function () {
			Seal\open_all();
			wp_clear_scheduled_hook( Recheck\HOOK );
		}
	);
}

function on_blogs( bool $all, callable $callback ): void {
	$every = array(
		'fields' => 'ids',
		'number' => 0,
	);
	foreach ( $all ? get_sites( $every ) : array( get_current_blog_id() ) as $blog ) {
		Seal\on_blog( (int) $blog, $callback );
	}
}
