<?php
/**
 * aikey without the PHP extension: those of its functions that any PHP can have, to be shipped inside plugins.
 *
 *     if ( ! function_exists( 'aikey_resolve' ) ) {
 *         require_once __DIR__ . '/aikey.php';
 *     }
 *
 * They return what the extension returns, with two differences: nothing can be tested, so no key is verified and the advice
 * about an untested one is another; and a sealed key cannot be opened, so aikey_resolve() returns null for it. AIKEY_COMPAT
 * is defined only here. Copy this file; if several plugins do, the first one counts. Runs on PHP 7.4 and newer.
 *
 * @license MIT
 */

if ( ! function_exists( 'aikey_resolve' ) ) {
	define( 'AIKEY_COMPAT', '0.2.0' );

	/** Returns a connector's key from the environment, a constant or the option, or null. */
	function aikey_resolve( string $connector = 'openai' ): ?string {
		$found = Aikey_Compat::find( $connector, __FUNCTION__ );
		if ( $found['sealed'] ) {
			Aikey_Compat::warn( $connector );
		}
		return $found['key'];
	}

	/** Returns "env", "constant", "database" or "none". */
	function aikey_source( string $connector = 'openai' ): string {
		return Aikey_Compat::find( $connector, __FUNCTION__ )['source'];
	}

	/** Masks a key for display, as WordPress does. */
	function aikey_mask(
		#[\SensitiveParameter]
		string $key
	): string {
		$hidden = max( 0, strlen( $key ) - 4 );
		$tail   = substr( $key, $hidden );
		$shown  = $hidden > 0 && preg_match( '/^[\x20-\x7e]*$/D', $tail ) ? $tail : '';
		return str_repeat( "\u{2022}", min( $hidden, 16 ) + ( '' === $shown ? strlen( $tail ) : 0 ) ) . $shown;
	}

	/** Returns whether a value is a sealed key, and so must not be used as a key. */
	function aikey_is_sealed( string $value ): bool {
		return 0 === strncmp( $value, 'aikey1', 6 ) || 1 === preg_match( '/:[0-9a-f]{16}:[A-Za-z0-9_-]{38,}$/Ds', $value );
	}

	/** Always false: only the extension can tell. */
	function aikey_is_verified( string $connector = 'openai' ): bool {
		Aikey_Compat::check( $connector, __FUNCTION__ );
		return false;
	}

	/** Returns what is known about the key in use, with the members that the extension's aikey_status() has. */
	function aikey_status( string $connector = 'openai' ): array {
		$found = Aikey_Compat::find( $connector, __FUNCTION__ );
		return array(
			'connector'   => $connector,
			'source'      => $found['source'],
			'masked_key'  => aikey_mask( (string) $found['key'] ),
			'verified'    => false,
			'verified_at' => null,
			'tested_at'   => null,
		) + Aikey_Compat::outcome( $connector, $found ) + array(
			'model'        => '',
			'organization' => '',
			'project'      => '',
			'sealed'       => $found['sealed'],
			'sealed_with'  => null,
			'seal_problem' => $found['sealed'] ? 'no_keyring' : null,
			'names'        => Aikey_Compat::names( $connector ),
		);
	}

	/** What a test finds, for plugins that compare. Without the extension aikey_status() knows four of them. */
	final class AikeyOutcome {

		// <!-- outcomes -->
		const CONNECTED               = 'connected';
		const INVALID_KEY             = 'invalid_key';
		const KEY_LEAKED              = 'key_leaked';
		const KEY_EXPIRED             = 'key_expired';
		const ACCOUNT_DEACTIVATED     = 'account_deactivated';
		const PROJECT_ARCHIVED        = 'project_archived';
		const EMPTY_KEY               = 'empty_key';
		const MASKED_KEY              = 'masked_key';
		const MALFORMED_KEY           = 'malformed_key';
		const NOT_A_KEY               = 'not_a_key';
		const INSUFFICIENT_QUOTA      = 'insufficient_quota';
		const SPEND_LIMIT             = 'spend_limit';
		const REQUEST_TOO_LARGE       = 'request_too_large';
		const BILLING_NOT_ACTIVE      = 'billing_not_active';
		const MISSING_SCOPE           = 'missing_scope';
		const PERMISSION_DENIED       = 'permission_denied';
		const MODEL_NOT_FOUND         = 'model_not_found';
		const MODEL_NOT_ALLOWED       = 'model_not_allowed';
		const ORGANIZATION_UNVERIFIED = 'organization_unverified';
		const ORGANIZATION_MISMATCH   = 'organization_mismatch';
		const PROJECT_MISMATCH        = 'project_mismatch';
		const WRONG_REGION            = 'wrong_region';
		const IP_NOT_ALLOWED          = 'ip_not_allowed';
		const UNSUPPORTED_COUNTRY     = 'unsupported_country';
		const SERVICE_DISABLED        = 'service_disabled';
		const RATE_LIMITED            = 'rate_limited';
		const PROVIDER_UNAVAILABLE    = 'provider_unavailable';
		const DNS_FAILED              = 'dns_failed';
		const CONNECT_FAILED          = 'connect_failed';
		const TIMED_OUT               = 'timed_out';
		const TLS_FAILED              = 'tls_failed';
		const PROXY_FAILED            = 'proxy_failed';
		const BLOCKED_BY_SITE         = 'blocked_by_site';
		const AI_DISABLED             = 'ai_disabled';
		const CONNECTOR_NOT_ALLOWED   = 'connector_not_allowed';
		const TOO_MANY_TESTS          = 'too_many_tests';
		const UNEXPECTED_REPLY        = 'unexpected_reply';
		const REQUEST_REFUSED         = 'request_refused';
		const OTHER_PROVIDER          = 'other_provider';
		const CANCELLED               = 'cancelled';
		const NO_KEY                  = 'no_key';
		const UNTESTED                = 'untested';
		const NO_PROBE                = 'no_probe';
		const SHADOWED                = 'shadowed';
		const SEAL_UNAVAILABLE        = 'seal_unavailable';
		const OTHER_TENANT            = 'other_tenant';
		const STORE_FAILED            = 'store_failed';
		// <!-- /outcomes -->
	}

	/** What an outcome says about the key. */
	final class AikeyVerdict {

		const VALID    = 'valid';
		const REJECTED = 'rejected';
		const BLOCKED  = 'blocked';
		const UNKNOWN  = 'unknown';
	}

	/** Where a key comes from. */
	final class AikeySource {

		const ENV      = 'env';
		const CONSTANT = 'constant';
		const DATABASE = 'database';
		const NONE     = 'none';
	}

	/** What the functions share. Not for others. */
	final class Aikey_Compat {

		const SPACE = " \t\n\v\f\r";

		const PROVIDERS = array(
			'openai'    => array( 'OpenAI', 'https://platform.openai.com/api-keys' ),
			'anthropic' => array( 'Anthropic', 'https://platform.claude.com/settings/keys' ),
			'google'    => array( 'Google', 'https://aistudio.google.com/api-keys' ),
			'mistral'   => array( 'Mistral', 'https://console.mistral.ai/api-keys' ),
		);

		const OUTCOMES = array(
			'no_key'           => array( 'No API key is set.', 'Create a key on %s\'s site and paste it here.' ),
			'untested'         => array( 'This API key has not been tested yet.', 'It can be used anyway. To test it, this server needs the PHP extension aikey.' ),
			'no_probe'         => array( 'aikey cannot test keys for this connector.', 'The key can be used anyway. If its server speaks OpenAI\'s API, your host can name that server in aikey.%2$s.base_url in php.ini, and keys are tested against it.' ),
			'seal_unavailable' => array( 'The API key cannot be encrypted or decrypted on this server.', 'Ask your host to check the server\'s encryption key (aikey.keyring). When it works again, test the API key, or paste it again.' ),
		);

		public static function check( string $id, string $function ): void {
			if ( 1 !== preg_match( '/^[a-z0-9_-]{1,64}$/D', $id ) ) {
				$class = class_exists( 'ValueError' ) ? 'ValueError' : 'InvalidArgumentException';
				throw new $class( "$function(): Argument #1 (\$connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -" ); // phpcs:ignore WordPress.Security.EscapeOutput -- It has nothing of the id.
			}
		}

		/** Once per request, as the extension does. */
		public static function warn( string $id ): void {
			static $warned = false;
			if ( ! $warned ) {
				$warned = true;
				trigger_error( "aikey_resolve(): Cannot open the sealed key of $id: this PHP does not have the extension aikey", E_USER_WARNING ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions,WordPress.Security.EscapeOutput -- As the extension warns; the id was checked.
			}
		}

		/** The key that counts, its source, and whether it is sealed. */
		public static function find( string $id, string $function ): array {
			self::check( $id, $function );
			$names  = self::names( $id );
			$values = array(
				'env'      => '' === $names['env'] ? '' : getenv( $names['env'] ),
				'constant' => '' !== $names['constant'] && defined( $names['constant'] ) ? constant( $names['constant'] ) : '',
			);
			foreach ( $values as $source => $value ) {
				$key = self::clean( $value );
				if ( '' !== $key ) {
					return self::found( $source, $key );
				}
			}
			$key = function_exists( 'get_option' ) ? self::read( $names['option'] ) : '';
			if ( aikey_is_sealed( $key ) ) {
				return self::found( 'database', null, true );
			}
			return '' !== $key ? self::found( 'database', $key ) : self::found( 'none', null );
		}

		private static function found( string $source, ?string $key, bool $sealed = false ): array {
			return array(
				'source' => $source,
				'key'    => $key,
				'sealed' => $sealed,
			);
		}

		/** @param mixed $value Only a string can be a key. */
		private static function clean( $value ): string {
			return is_string( $value ) ? trim( $value, self::SPACE ) : '';
		}

		/** The plugin aikey hides a sealed key that cannot be opened as '': then what is stored counts. */
		private static function read( string $option ): string {
			$value = get_option( $option );
			if ( '' === $value && function_exists( 'wp_load_alloptions' ) ) {
				$loaded = wp_load_alloptions();
				$value  = isset( $loaded[ $option ] ) ? $loaded[ $option ] : wp_cache_get( $option, 'options' );
			}
			return self::clean( $value );
		}

		/** Names of the variable, the constant, the option and the flag: WordPress's own, or those a plugin registered. */
		public static function names( string $id ): array {
			$word  = strtr( $id, '-', '_' );
			$names = self::registered( $id );
			if ( ! $names ) {
				$names = array(
					'env'      => strtoupper( $word ) . '_API_KEY',
					'constant' => strtoupper( $word ) . '_API_KEY',
					'option'   => "connectors_ai_{$word}_api_key",
				);
			}
			if ( preg_match( '/^(REDIRECT_)*HTTP_/', $names['env'] ) ) {
				$names['env'] = ''; // Any visitor can set it by a request header.
			}
			return $names + array( 'flag' => 'openai' === $id ? 'api_key_verified' : "api_key_verified_$id" );
		}

		/** The connector as it is registered with WordPress 7, if it uses a key. */
		private static function registration( string $id ): ?array {
			if ( ! function_exists( 'wp_is_connector_registered' ) || ! wp_is_connector_registered( $id ) ) {
				return null;
			}
			$connector = wp_get_connector( $id );
			$how       = isset( $connector['authentication'] ) ? $connector['authentication'] : null;
			return is_array( $how ) && isset( $how['method'] ) && 'api_key' === $how['method'] ? $connector : null;
		}

		/** @param array|null $from Where to look for a string; '' if there is none. */
		private static function text( $from, string $name ): string {
			return isset( $from[ $name ] ) && is_string( $from[ $name ] ) ? $from[ $name ] : '';
		}

		/** Its names, unless they cannot be those of a key. */
		private static function registered( string $id ): ?array {
			$connector = 'openai' === $id ? null : self::registration( $id );
			$how       = $connector ? $connector['authentication'] : null;
			$names     = array(
				'env'      => self::text( $how, 'env_var_name' ),
				'constant' => self::text( $how, 'constant_name' ),
				'option'   => self::text( $how, 'setting_name' ),
			);
			if ( ! preg_match( '/^\w{0,190}$/D', $names['env'] ) || ! preg_match( '/^[\w:\\\\]{0,190}$/D', $names['constant'] ) || ! self::may_be_option( $names['option'], $id ) ) {
				return null;
			}
			if ( preg_match( '/^(?!\\\\).*\W/', $names['constant'] ) ) {
				$names['constant'] = '\\' . $names['constant']; // Of a class or a namespace.
			}
			return $names;
		}

		/** Not an option of aikey's own, nor that of another provider's key. */
		private static function may_be_option( string $option, string $id ): bool {
			foreach ( self::PROVIDERS as $other => $unused ) {
				if ( 0 === strcasecmp( $option, "connectors_ai_{$other}_api_key" ) ) {
					return $other === $id;
				}
			}
			return 1 === preg_match( '/^(?!aikey_|api_key_verified)[\x21-\x7e]{1,191}$/Di', $option );
		}

		/** What can be said without a test. */
		public static function outcome( string $id, array $found ): array {
			list( $name, $url ) = self::PROVIDERS[ $id ] ?? self::provider( $id );
			$testable           = isset( self::PROVIDERS[ $id ] ) || get_cfg_var( "aikey.$id.base_url" );
			$code               = $testable ? 'untested' : 'no_probe';
			if ( null === $found['key'] ) {
				$code = $found['sealed'] ? 'seal_unavailable' : 'no_key';
			}
			$link  = 'no_key' === $code ? $url : '';
			$label = '' === $link ? '' : "API keys at $name";
			$page  = array(
				'page'  => 'credentials',
				'url'   => $link,
				'label' => $label,
			);
			return array(
				'verdict'    => 'unknown',
				'code'       => $code,
				'message'    => self::OUTCOMES[ $code ][0],
				'fix'        => sprintf( self::OUTCOMES[ $code ][1], $name, $id ),
				'help_url'   => $link,
				'help_label' => $label,
				'links'      => '' === $link ? array() : array( $page ),
			);
		}

		/** Name and URL of a connector that only WordPress knows. */
		private static function provider( string $id ): array {
			$connector = self::registered( $id ) ? self::registration( $id ) : null;
			$name      = self::text( $connector, 'name' );
			$url       = self::text( $connector ? $connector['authentication'] : null, 'credentials_url' );
			return array(
				preg_match( '/^[^\x00-\x1f\x7f\x{80}-\x{9f}]+$/Du', $name ) && strlen( $name ) < 128 ? $name : $id,
				preg_match( '/^https:\/\/[\x20-\x7e]{0,247}$/D', $url ) ? $url : '',
			);
		}
	}
}
