<?php
// texts.php ROOT: checks that the plugin has the same texts as the extension, and prints what differs.
define( 'ABSPATH', '/' );

function __( $text ) {
	return $text;
}

$root = $argv[1];
require "$root/wordpress/aikey/includes/texts.php";

$literals = '((?:"(?:[^"\\\\]|\\\\.)*"\s*)+)';
$source   = file_get_contents( "$root/src/core/provider/outcomes.def" );
$count    = preg_match_all( "/^OUTCOME\\((\\w+), \\w+, \\w+,\\s*$literals,\\s*$literals\\)/m", $source, $rows, PREG_SET_ORDER );
if ( 0 === $count || preg_match_all( '/^OUTCOME\(/m', $source ) !== $count ) {
	echo "an OUTCOME was not understood\n";
}
$text     = fn( $literals ) => stripcslashes( preg_replace( '/"\s*"|^"|"\s*$/', '', $literals ) );
$expected = array();
foreach ( $rows as list( , $code, $message, $fix ) ) {
	$expected[ $code ] = array( $text( $message ), $text( $fix ) );
}
$given = AIKey\Texts\outcomes();
foreach ( $expected + $given as $code => $unused ) {
	if ( ( $expected[ $code ] ?? null ) !== ( $given[ $code ] ?? null ) ) {
		echo "$code: ", json_encode( $given[ $code ] ?? null ), ' instead of ', json_encode( $expected[ $code ] ?? null ), "\n";
	}
}

preg_match_all( "/\\{\"(\\w+)\",\\s*$literals\\},/", file_get_contents( "$root/src/core/keys/hint.c" ), $rows, PREG_SET_ORDER );
$expected = array();
foreach ( $rows as list( , $code, $message ) ) {
	$expected[ $code ] = $text( $message );
}
if ( array() === $expected || AIKey\Texts\hints() !== $expected ) {
	echo 'hints: ', json_encode( AIKey\Texts\hints() ), ' instead of ', json_encode( $expected ), "\n";
}

preg_match_all( '/^    \[AIKEY_LINK_\w+\] = \{"(\w+)", "(.+)"\},$/m', file_get_contents( "$root/src/core/provider/connector.c" ), $rows );
$expected = str_replace( '{provider}', '%s', array_combine( $rows[1], $rows[2] ) );
if ( array() === $expected || AIKey\Texts\pages() !== $expected ) {
	echo 'pages: ', json_encode( AIKey\Texts\pages() ), ' instead of ', json_encode( $expected ), "\n";
}

preg_match_all( "/^    \\[\\w+\\] = ($literals),/m", file_get_contents( "$root/src/core/keys/saved.c" ), $rows );
$expected = array_values( array_filter( array_map( $text, $rows[1] ) ) );
if ( array() === $expected || array_keys( AIKey\Texts\saved_messages() ) !== $expected || array_values( AIKey\Texts\saved_messages() ) !== $expected ) {
	echo 'saved_messages: ', json_encode( AIKey\Texts\saved_messages() ), ' instead of ', json_encode( $expected ), "\n";
}

preg_match_all( '/^ +\[AIKEY_SEAL_PROBLEM_\w+\] = "(\w+)",$/m', file_get_contents( "$root/src/core/vault/seal.c" ), $found );
if ( array() === $found[1] || array_keys( AIKey\Texts\seal_problems() ) !== $found[1] ) {
	echo 'seal_problems: ', json_encode( array_keys( AIKey\Texts\seal_problems() ) ), ' instead of ', json_encode( $found[1] ), "\n";
}

// The same codes are in the types that the stub documents.
foreach ( array(
	'page'         => AIKey\Texts\pages(),
	'code'         => AIKey\Texts\hints(),
	'seal_problem' => AIKey\Texts\seal_problems(),
) as $member => $texts ) {
	$union = "/\\b$member: (?:null\\|)?((?:'\\w+'(?:\\n \\*\\s+)?\\|?)+),\\s/";
	preg_match_all( $union, file_get_contents( "$root/aikey.stub.php" ), $unions );
	$expected = "'" . implode( "'|'", array_keys( $texts ) ) . "'";
	$given    = preg_replace( '/\s|\*/', '', $unions[1] );
	if ( ! in_array( $expected, $given, true ) ) {
		echo "aikey.stub.php, $member: ", implode( ' and ', $given ), " instead of $expected\n";
	}
}
