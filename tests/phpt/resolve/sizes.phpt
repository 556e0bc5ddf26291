--TEST--
aikey_resolve() returns 10 MB and NUL bytes as they are
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';

$big = str_repeat('0123456789', 1 << 20);
foreach ([$big, " $big\n", "a\0b", "\0", "a\xff\xfe", "\u{2022}"] as $value) {
    Options::$rows[Options::KEY] = $value;
    var_dump(aikey_resolve() === trim($value, " \t\r\n\v\f"), aikey_source());
}
foreach ([$big, " $big\n"] as $value) {
    putenv("OPENAI_API_KEY=$value");
    var_dump(aikey_resolve() === $big, aikey_source());
}

// Such a key is never sent or stored.
Options::$rows = [];
putenv('OPENAI_API_KEY');
foreach ([$big, "sk-a\0b", "sk-a\nb", "\u{2022}\u{2022}abcd", "sk-\u{1f511}", ''] as $key) {
    echo aikey_test($key)['code'], ' ', aikey_save_and_test($key)['code'], ' ', json_encode(Options::$rows), "\n";
}
?>
--EXPECT--
bool(true)
string(8) "database"
bool(true)
string(8) "database"
bool(true)
string(8) "database"
bool(true)
string(8) "database"
bool(true)
string(8) "database"
bool(true)
string(8) "database"
bool(true)
string(3) "env"
bool(true)
string(3) "env"
malformed_key malformed_key []
malformed_key malformed_key []
malformed_key malformed_key []
masked_key masked_key []
malformed_key malformed_key []
empty_key empty_key []
