<?php
// For ten thousand requests: of everything that WordPress sets up for a page, only the connectors are needed.
add_action(
	'setup_theme',
	function () {
		remove_all_actions( 'init' );
		add_action( 'init', '_wp_connectors_init', 15 );
	}
);
