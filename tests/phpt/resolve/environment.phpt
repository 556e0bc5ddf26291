--TEST--
The environment is what getenv() sees, from the start of the process on
--ENV--
OPENAI_API_KEY=from the start
--FILE--
<?php
$same = function () { return aikey_resolve() === (getenv('OPENAI_API_KEY') ?: null) ? aikey_source() : 'ANOTHER'; };
var_dump(aikey_resolve(), $same());
putenv('OPENAI_API_KEY=set later');
var_dump(aikey_resolve(), $same());
$_ENV['OPENAI_API_KEY'] = $_SERVER['OPENAI_API_KEY'] = 'no environment';
var_dump(aikey_resolve(), $same());
try {
    putenv("OPENAI_API_KEY=cut\0here");
} catch (ValueError) { // since PHP 8.6
    putenv('OPENAI_API_KEY=cut');
}
var_dump(aikey_resolve(), $same());
putenv('OPENAI_API_KEY');
var_dump(aikey_resolve(), $same());
?>
--EXPECT--
string(14) "from the start"
string(3) "env"
string(9) "set later"
string(3) "env"
string(9) "set later"
string(3) "env"
string(3) "cut"
string(3) "env"
NULL
string(4) "none"
