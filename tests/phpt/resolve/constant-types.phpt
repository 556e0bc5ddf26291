--TEST--
aikey_resolve(): only a string constant counts
--FILE--
<?php
enum Suit: string { case Spades = 'key'; }

foreach ([5, 1.5, true, false, null, ['key'], STDIN, Suit::Spades, '', " \t", '0', " key\0\n"] as $i => $value) {
    define("TYPE{$i}_API_KEY", $value);
    echo get_debug_type($value), ': ', json_encode([aikey_source("type$i"), aikey_resolve("type$i")]), "\n";
}
?>
--EXPECT--
int: ["none",null]
float: ["none",null]
bool: ["none",null]
bool: ["none",null]
null: ["none",null]
array: ["none",null]
resource (stream): ["none",null]
Suit: ["none",null]
string: ["none",null]
string: ["none",null]
string: ["constant","0"]
string: ["constant","key\u0000"]
