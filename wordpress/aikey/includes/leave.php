<?php
/**
 * What happens when the plugin goes.
 *
 * @package aikey
 */

namespace AIKey\Leave;

use AIKey\Recheck;
use AIKey\Seal;

defined( 'ABSPATH' ) || exit;

/** WordPress by itself would take a sealed key for a key, so all that open are stored in the clear again. */
function deactivate( bool $network_wide ): void {
	$blogs = $network_wide ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( get_current_blog_id() );
	foreach ( $blogs as $blog ) {
		Seal\on_blog(
			(int) $blog,
			function () {
				if ( function_exists( 'aikey_open' ) ) {
					Seal\open_all();
				}
				wp_clear_scheduled_hook( Recheck\HOOK );
			}
		);
	}
}
