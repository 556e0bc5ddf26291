<?php
/**
 * Plugin Name: aikey demo
 * Description: Tools > aikey demo: Save & Test in the browser. tools/demo puts it into the site it makes.
 */

// The link that tools/demo prints logs the admin in, once.
add_action(
	'init',
	function () {
		if ( ! isset( $_GET['aikey-demo-login'] ) || ! is_string( $_GET['aikey-demo-login'] ) ) {
			return;
		}
		if ( hash_equals( get_option( 'aikey_demo_login', '' ), hash( 'sha256', $_GET['aikey-demo-login'] ) ) ) {
			delete_option( 'aikey_demo_login' );
			wp_set_auth_cookie( get_user_by( 'login', 'admin' )->ID );
		}
		wp_safe_redirect( admin_url( 'tools.php?page=aikey-demo' ) );
		exit;
	}
);

add_action(
	'admin_menu',
	function () {
		$result = null;
		$screen = add_management_page(
			'aikey demo',
			'aikey demo',
			'manage_options',
			'aikey-demo',
			function () use ( &$result ) {
				aikey_demo_page( $result );
			}
		);
		add_action(
			"load-$screen",
			function () use ( &$result ) {
				if ( isset( $_POST['aikey-demo'] ) ) {
					check_admin_referer( 'aikey-demo' );
					$result = aikey_demo_act( $_POST['aikey-demo'] );
				}
			}
		);
	}
);

/** What a button does. The key goes on as it was pasted: cleaning it is aikey's own work. */
function aikey_demo_act( $button ) {
	try {
		switch ( $button ) {
			case 'save':
				$key = isset( $_POST['key'] ) && is_string( $_POST['key'] ) ? wp_unslash( $_POST['key'] ) : '';
				return aikey_save_and_test( $key, 'openai', array( 'replace' => isset( $_POST['replace'] ) ) );
			case 'test':
				return aikey_save_and_test();
			case 'remove':
				return aikey_forget() ? 'No key is stored any more.' : 'WordPress kept the key.';
		}
	} catch ( AikeyException $e ) {
		return $e->getMessage();
	}
}

/** @param array|string|null $result Of aikey_save_and_test(), or what else there is to say. */
function aikey_demo_page( $result ) {
	?>
	<div class="wrap">
		<h1>aikey demo</h1>
		<?php aikey_demo_notice( $result ); ?>
		<form method="post" action="<?php echo esc_url( admin_url( 'tools.php?page=aikey-demo' ) ); ?>">
			<?php wp_nonce_field( 'aikey-demo' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="aikey-demo-key">OpenAI API key</label></th>
					<td>
						<input type="password" id="aikey-demo-key" name="key" class="regular-text code" autocomplete="off" spellcheck="false">
						<p><label><input type="checkbox" name="replace" value="1"> Let a key that cannot be used yet replace a verified one</label></p>
					</td>
				</tr>
			</table>
			<p class="submit">
				<button class="button button-primary" name="aikey-demo" value="save">Save &amp; Test</button>
				<button class="button" name="aikey-demo" value="test">Test stored key</button>
				<button class="button" name="aikey-demo" value="remove">Remove</button>
			</p>
		</form>
		<?php
		if ( is_array( $result ) ) {
			aikey_demo_table( 'Result', $result );
		}
		aikey_demo_table( 'Status', aikey_status() );
		?>
	</div>
	<?php
}

function aikey_demo_notice( $result ) {
	if ( null === $result ) {
		return;
	}
	$type = 'info';
	$text = $result;
	$link = '';
	if ( is_array( $result ) ) {
		$type = $result['ok'] ? 'success' : 'error';
		$text = trim( $result['message'] . ' ' . $result['fix'] );
		$link = $result['help_url'];
		if ( $result['kept_previous'] ) {
			$text .= ' The key that was stored before stays.';
		}
	}
	printf( '<div class="notice notice-%s"><p>%s', esc_attr( $type ), esc_html( $text ) );
	if ( '' !== $link ) {
		printf( ' <a href="%s" target="_blank" rel="noopener">%s</a>', esc_url( $link ), esc_html( $link ) );
	}
	echo '</p></div>';
}

function aikey_demo_table( $title, array $rows ) {
	printf( '<h2>%s</h2><table class="widefat striped"><tbody>', esc_html( $title ) );
	foreach ( $rows as $name => $value ) {
		$text = is_string( $value ) ? $value : wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		printf( '<tr><th scope="row">%s</th><td>%s</td></tr>', esc_html( $name ), esc_html( $text ) );
	}
	echo '</tbody></table>';
}
