--TEST--
aikey_resolve(): what get_option() returns counts if it is a string, and may be filtered
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';

foreach ([5, 1.5, true, false, null, ['key'], [], new ArrayObject(), '', '0', 'key'] as $value) {
    Options::$before = function ($function, $name, &$result) use ($value) { $result = $value; };
    echo get_debug_type($value), ': ', json_encode([aikey_source(), aikey_resolve()]), "\n";
}

Options::$rows[Options::KEY] = 'stored';
Options::$before = function ($function, $name, &$result) { $result = strrev($result); };
var_dump(aikey_resolve());

// Nothing is kept between two calls.
Options::$before = null;
var_dump(aikey_resolve());
Options::$rows[Options::KEY] = 'changed';
var_dump(aikey_resolve());
?>
--EXPECT--
int: ["none",null]
float: ["none",null]
bool: ["none",null]
bool: ["none",null]
null: ["none",null]
array: ["none",null]
array: ["none",null]
ArrayObject: ["none",null]
string: ["none",null]
string: ["database","0"]
string: ["database","key"]
string(6) "derots"
string(6) "stored"
string(7) "changed"
