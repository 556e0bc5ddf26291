<?php
// Ten thousand requests: of all that WordPress sets up for a page only the connectors are needed here.
add_action(
	'setup_theme',
	function () {
		remove_all_actions( 'init' );
		add_action( 'init', '_wp_connectors_init', 15 );
	}
);
