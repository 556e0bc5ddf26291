--TEST--
aikey_resolve() without WordPress has two sources, until get_option() is there
--FILE--
<?php
require __DIR__ . '/../utils/environment.inc';

var_dump(aikey_resolve(), aikey_source());
if (true) {
    function get_option($name) { return "the option $name"; }
}
var_dump(aikey_resolve(), aikey_source());
?>
--EXPECT--
NULL
string(4) "none"
string(39) "the option connectors_ai_openai_api_key"
string(8) "database"
