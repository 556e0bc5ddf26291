--TEST--
aikey_resolve(): a get_option() that returns by reference keeps its value
--FILE--
<?php
require __DIR__ . '/../utils/environment.inc';

$stored = " key \n";
function &get_option($name)
{
    return $GLOBALS['stored'];
}
var_dump(aikey_resolve(), aikey_source(), aikey_is_verified(), $stored);
$stored = 'untrimmed';
$key = aikey_resolve();
$key[0] = 'U';
var_dump($key, $stored);
?>
--EXPECT--
string(3) "key"
string(8) "database"
bool(false)
string(6) " key 
"
string(9) "Untrimmed"
string(9) "untrimmed"
