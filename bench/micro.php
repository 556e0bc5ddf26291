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
$other  = array_map( fn() => aikey_seal( $key ), range( 1, $calls * ( 'count' === $mode ? 2 : 100 ) ) );

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

/** @return float[] Nanoseconds per call in the fastest round of each. */
function measure( callable ...$rounds ): array {
	global $calls;
	$best = array_fill( 0, count( $rounds ), INF );
	for ( $i = 0; $i < 100; $i++ ) {
		foreach ( $rounds as $n => $round ) {
			$start = hrtime( true );
			$round( $calls );
			$best[ $n ] = min( $best[ $n ], ( hrtime( true ) - $start ) / $calls );
		}
	}
	return $best;
}

/**
 * A row. `$at_most`: the largest fraction of its peer that ours may cost; `$times`: how many times faster it must be;
 * `$accepted`: the fraction that is accepted if the goal cannot be met.
 */
function row( string $name, callable $ours, string $peer_name, callable $peer, ?float $at_most, ?float $times = null, ?float $accepted = null ): void {
	global $mode, $calls;
	$row = array(
		'name'    => $name,
		'peer'    => $peer_name,
		'at_most' => $at_most,
		'times'   => $times,
	) + array_filter( array( 'accepted' => $accepted ) );
	if ( 'count' === $mode ) {
		$ours( $calls );
		$peer( $calls );
		gc_collect_cycles(); // So that its work is not counted.
		gc_collect_cycles();
		$ours( $calls );
		gc_collect_cycles();
		$peer( $calls );
		gc_collect_cycles();
		$row['calls'] = $calls;
	} else {
		[ $row['ours'], $row['theirs'] ] = measure( $ours, $peer );
	}
	echo json_encode( $row ), "\n";
}

$resolve = function ( int $calls ) {
	for ( $i = 0; $i < $calls; $i++ ) {
		aikey_resolve();
	}
};
$core    = function ( int $calls ) use ( $option ) {
	for ( $i = 0; $i < $calls; $i++ ) {
		of_core( $option );
	}
};
$get     = function ( int $calls ) use ( $option ) {
	for ( $i = 0; $i < $calls; $i++ ) {
		get_option( $option );
	}
};

update_option( $option, $key );
// The goal is met in instructions; in time it is borderline, 1.08 to 1.13, depending on the memory layout.
row( 'aikey_resolve(), option', $resolve, 'get_option()', $get, 1.1, null, 'count' === $mode ? null : 1.15 );
row( 'aikey_resolve(), option', $resolve, "WordPress's own way", $core, null, 1.9 );
update_option( $option, $sealed );
row( 'aikey_resolve(), sealed option', $resolve, 'get_option()', $get, 1.15 );

putenv( "OPENAI_API_KEY=$key" );
row(
	'aikey_resolve(), env',
	$resolve,
	'getenv()',
	function ( int $calls ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			getenv( 'OPENAI_API_KEY' );
		}
	},
	1.0
);
row( 'aikey_resolve(), env', $resolve, "WordPress's own way", $core, null, 3 );
putenv( 'OPENAI_API_KEY' );

define( 'OPENAI_API_KEY', $key );
row(
	'aikey_resolve(), constant',
	$resolve,
	'constant()',
	function ( int $calls ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			constant( 'OPENAI_API_KEY' );
		}
	},
	1.2,
	null,
	1.3 // The environment comes first: asking it alone costs a third of constant().
);
row(
	'aikey_resolve(), constant',
	$resolve,
	'getenv(), then constant()',
	function ( int $calls ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			getenv( 'OPENAI_API_KEY' ) ?: constant( 'OPENAI_API_KEY' );
		}
	},
	1.0
);
row( 'aikey_resolve(), constant', $resolve, "WordPress's own way", $core, null, 3 );

row(
	'aikey_mask()',
	function ( int $calls ) use ( $key ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			aikey_mask( $key );
		}
	},
	"WordPress's own way",
	function ( int $calls ) use ( $key ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			_wp_connectors_mask_api_key( $key );
		}
	},
	null,
	2.5
);

$seal = function ( int $calls ) use ( $key ) {
	for ( $i = 0; $i < $calls; $i++ ) {
		aikey_seal( $key );
	}
};
// A different value each time: none is opened twice.
$open = function ( int $calls ) use ( &$other ) {
	for ( $i = 0; $i < $calls; $i++ ) {
		aikey_open( array_pop( $other ) );
	}
};
row(
	'aikey_seal()',
	$seal,
	'sodium_crypto_secretbox()',
	function ( int $calls ) use ( $key, $secret ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			box( $key, $secret );
		}
	},
	null
);
row(
	'aikey_seal()',
	$seal,
	'openssl_encrypt()',
	function ( int $calls ) use ( $key, $secret ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			encrypt( $key, $secret );
		}
	},
	null
);
row(
	'aikey_open(), the first time',
	$open,
	'sodium_crypto_secretbox_open()',
	function ( int $calls ) use ( $boxed, $secret ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			unbox( $boxed, $secret );
		}
	},
	null
);
$other = array_map( fn() => aikey_seal( $key ), range( 1, $calls * ( 'count' === $mode ? 2 : 100 ) ) );
row(
	'aikey_open(), the first time',
	$open,
	'openssl_decrypt()',
	function ( int $calls ) use ( $shut, $secret ) {
		for ( $i = 0; $i < $calls; $i++ ) {
			decrypt( $shut, $secret );
		}
	},
	null
);
