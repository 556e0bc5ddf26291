<?php
/**
 * aikey's functions compared with what they replace, in a WordPress site: micro.php SITE [count]
 *
 * Prints one row per line, in JSON: nanoseconds per call in the fastest of many short rounds, taken in turns. With
 * `count`, for callgrind, each row runs ours and its peer once, with gc_collect_cycles() before, between and after.
 */

[ , $site, $mode ] = $argv + array( 2 => '' );
require "$site/wp-load.php";

$key    = 'sk-proj-' . str_repeat( 'k', 156 );
$option = 'connectors_ai_openai_api_key';
$secret = random_bytes( SODIUM_CRYPTO_SECRETBOX_KEYBYTES );
$calls  = 'count' === $mode ? 500 : 1000;
$sealed = aikey_seal( $key );
$boxed  = box( $key, $secret );
$shut   = encrypt( $key, $secret );
$fresh  = array();

/** What a plugin does if it seals with sodium. */
function box( string $key, string $secret ): string {
	$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
	return base64_encode( $nonce . sodium_crypto_secretbox( $key, $nonce, $secret ) );
}
function unbox( string $boxed, string $secret ): string {
	$packet = base64_decode( $boxed );
	$nonce  = substr( $packet, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
	return sodium_crypto_secretbox_open( substr( $packet, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $nonce, $secret );
}

/** What a plugin does if it seals with OpenSSL. */
function encrypt( string $key, string $secret ): string {
	$nonce  = random_bytes( 12 );
	$packet = openssl_encrypt( $key, 'aes-256-gcm', $secret, OPENSSL_RAW_DATA, $nonce, $tag, 'openai' );
	return base64_encode( $nonce . $packet . $tag );
}
function decrypt( string $shut, string $secret ): string {
	$packet = base64_decode( $shut );
	return openssl_decrypt( substr( $packet, 12, -16 ), 'aes-256-gcm', $secret, OPENSSL_RAW_DATA, substr( $packet, 0, 12 ), substr( $packet, -16 ), 'openai' );
}

/** The key as WordPress 7.1 finds it: first its source, then its value. */
function of_core( string $option ): string {
	$source = _wp_connectors_get_api_key_source( $option, 'OPENAI_API_KEY', 'OPENAI_API_KEY' );
	return match ( $source ) {
		'env' => getenv( 'OPENAI_API_KEY' ),
		'constant' => constant( 'OPENAI_API_KEY' ),
		'database' => get_option( $option ),
		default => '',
	};
}

/** Calls ours or its peer so many times. The last result must be right. */
function run( callable $round, string $name ): void {
	global $calls;
	if ( true !== $round( $calls ) ) {
		fwrite( STDERR, "$name: the result is wrong\n" );
		exit( 1 );
	}
}

/** @return float[] Nanoseconds per call in the fastest round of each. */
function measure( array $rounds ): array {
	global $calls;
	$best = array_fill_keys( array_keys( $rounds ), INF );
	for ( $i = 0; $i < 100; $i++ ) {
		foreach ( $rounds as $name => $round ) {
			$start = hrtime( true );
			run( $round, $name );
			$best[ $name ] = min( $best[ $name ], ( hrtime( true ) - $start ) / $calls );
		}
	}
	return array_values( $best );
}

/** Measures each once, with a garbage collection before, between and after. */
function count_instructions( array $rounds ): void {
	foreach ( $rounds as $name => $round ) {
		run( $round, $name );
	}
	gc_collect_cycles(); // So that its work is not counted.
	gc_collect_cycles();
	foreach ( $rounds as $name => $round ) {
		run( $round, $name );
		gc_collect_cycles();
	}
}

/**
 * A row. `$at_most`: the largest fraction of its peer that ours may cost; `$times`: how many times faster it must be;
 * `$accepted`: the fraction that is accepted if the goal cannot be met.
 */
function row( string $name, callable $ours, string $peer_name, callable $peer, ?float $at_most = null, ?float $times = null, ?float $accepted = null ): void {
	global $mode, $calls;
	$row = array(
		'name'    => $name,
		'peer'    => $peer_name,
		'at_most' => $at_most,
		'times'   => $times,
	) + array_filter( array( 'accepted' => $accepted ) );
	$rounds = array(
		$name      => $ours,
		$peer_name => $peer,
	);
	if ( 'count' === $mode ) {
		count_instructions( $rounds );
		$row['calls'] = $calls;
	} else {
		[ $row['ours'], $row['theirs'] ] = measure( $rounds );
	}
	echo json_encode( $row ), "\n";
}

/** Sealed values for one row in which none may be opened twice. */
function refresh( int $per_call = 1 ): void {
	global $fresh, $key, $calls, $mode;
	$rounds = 'count' === $mode ? 2 : 100;
	$fresh  = array();
	for ( $i = 0; $i < $calls * $rounds * $per_call; $i++ ) {
		$fresh[] = aikey_seal( $key );
	}
}

$resolve = function ( int $calls ) use ( $key ) {
	for ( $i = 1; $i < $calls; $i++ ) {
		aikey_resolve();
	}
	return aikey_resolve() === $key;
};
$core    = function ( int $calls ) use ( $option, $key ) {
	for ( $i = 1; $i < $calls; $i++ ) {
		of_core( $option );
	}
	return of_core( $option ) === $key;
};
$get     = function ( int $calls ) use ( $option, &$stored ) {
	for ( $i = 1; $i < $calls; $i++ ) {
		get_option( $option );
	}
	return get_option( $option ) === $stored;
};

update_option( $option, $stored = $key );
// The goal is met in instructions; in time it is borderline, 1.08 to 1.13, depending on the memory layout.
row( 'aikey_resolve(), option', $resolve, 'get_option()', $get, at_most: 1.1, accepted: 'count' === $mode ? null : 1.15 );
row( 'aikey_resolve(), option', $resolve, "WordPress's own way", $core, times: 1.9 );
update_option( $option, $stored = $sealed );
row( 'aikey_resolve(), sealed option', $resolve, 'get_option()', $get, at_most: 1.15 );

// As in a new request: a value that was not opened before, nor looked at otherwise. In time it is about 2.1: of get_option()'s
// instructions a processor executes more at once than of AES's.
$renew = Closure::bind(
	function () use ( $option, &$fresh ) {
		$this->cache['options']['alloptions'][ $option ] = array_pop( $fresh );
	},
	$GLOBALS['wp_object_cache'],
	WP_Object_Cache::class
);
refresh( 2 );
row(
	'aikey_resolve(), sealed option, the first time',
	function ( int $calls ) use ( $renew, $key ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			$renew();
			aikey_resolve();
		}
		$renew();
		return aikey_resolve() === $key;
	},
	'get_option(), the first time',
	function ( int $calls ) use ( $renew, $option ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			$renew();
			get_option( $option );
		}
		$renew();
		return aikey_is_sealed( get_option( $option ) );
	},
	at_most: 2.0,
	accepted: 'count' === $mode ? null : 2.2
);

putenv( "OPENAI_API_KEY=$key" );
row(
	'aikey_resolve(), env',
	$resolve,
	'getenv()',
	function ( int $calls ) use ( $key ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			getenv( 'OPENAI_API_KEY' );
		}
		return getenv( 'OPENAI_API_KEY' ) === $key;
	},
	at_most: 1.0
);
row( 'aikey_resolve(), env', $resolve, "WordPress's own way", $core, times: 3 );
putenv( 'OPENAI_API_KEY' );

define( 'OPENAI_API_KEY', $key );
row(
	'aikey_resolve(), constant',
	$resolve,
	'the same order by hand: getenv(), defined() and constant(), get_option()',
	function ( int $calls ) use ( $option, $key ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			getenv( 'OPENAI_API_KEY' ) ?: ( defined( 'OPENAI_API_KEY' ) ? constant( 'OPENAI_API_KEY' ) : get_option( $option ) );
		}
		return ( getenv( 'OPENAI_API_KEY' ) ?: ( defined( 'OPENAI_API_KEY' ) ? constant( 'OPENAI_API_KEY' ) : get_option( $option ) ) ) === $key;
	},
	at_most: 0.6
);
row( 'aikey_resolve(), constant', $resolve, "WordPress's own way", $core, times: 3 );

row(
	'aikey_mask()',
	function ( int $calls ) use ( $key ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			aikey_mask( $key );
		}
		return aikey_mask( $key ) === str_repeat( '•', 16 ) . 'kkkk';
	},
	"WordPress's own way",
	function ( int $calls ) use ( $key ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			_wp_connectors_mask_api_key( $key );
		}
		return _wp_connectors_mask_api_key( $key ) === str_repeat( '•', 16 ) . 'kkkk';
	},
	times: 2.5
);

$seal = function ( int $calls ) use ( $key ) {
	for ( $i = 1; $i < $calls; $i++ ) {
		aikey_seal( $key );
	}
	return aikey_open( aikey_seal( $key ) ) === $key;
};
$open = function ( int $calls ) use ( &$fresh, $key ) {
	for ( $i = 1; $i < $calls; $i++ ) {
		aikey_open( array_pop( $fresh ) );
	}
	return aikey_open( array_pop( $fresh ) ) === $key;
};
row(
	'aikey_seal()',
	$seal,
	'sodium_crypto_secretbox()',
	function ( int $calls ) use ( $key, $secret ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			box( $key, $secret );
		}
		return unbox( box( $key, $secret ), $secret ) === $key;
	}
);
row(
	'aikey_seal()',
	$seal,
	'openssl_encrypt()',
	function ( int $calls ) use ( $key, $secret ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			encrypt( $key, $secret );
		}
		return decrypt( encrypt( $key, $secret ), $secret ) === $key;
	}
);
refresh();
row(
	'aikey_open(), the first time',
	$open,
	'sodium_crypto_secretbox_open()',
	function ( int $calls ) use ( $boxed, $key, $secret ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			unbox( $boxed, $secret );
		}
		return unbox( $boxed, $secret ) === $key;
	}
);
refresh();
row(
	'aikey_open(), the first time',
	$open,
	'openssl_decrypt()',
	function ( int $calls ) use ( $shut, $key, $secret ) {
		for ( $i = 1; $i < $calls; $i++ ) {
			decrypt( $shut, $secret );
		}
		return decrypt( $shut, $secret ) === $key;
	}
);
