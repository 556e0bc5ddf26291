<?php
// A Save & Test that does something while it holds the site's lock: `how`. With `persistent`, over a connection that
// outlives the request.
require __DIR__ . '/wp-load.php';

class Persistent_Database extends wpdb {
	public function db_connect( $allow_bail = true ) {
		list( , , $socket ) = $this->parse_db_host( $this->dbhost );
		$this->dbh          = mysqli_connect( 'p:localhost', $this->dbuser, $this->dbpassword, $this->dbname, null, $socket );
		$this->ready        = true;
		return true;
	}
}

if ( isset( $_POST['persistent'] ) ) {
	$wpdb = new Persistent_Database( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
	$wpdb->set_prefix( $table_prefix );
}

add_filter(
	'pre_update_option_connectors_ai_openai_api_key',
	function ( $value ) {
		switch ( $_POST['how'] ) {
			case 'fatal error':
				return str_repeat( 'x', PHP_INT_MAX >> 1 );
			case 'wait':
				while ( ob_get_level() ) {
					ob_end_flush();
				}
				echo 'ready';
				flush();
				sleep( 5 );
		}
		return $value;
	}
);
aikey_save_and_test( $_POST['key'] );
echo 'done';
