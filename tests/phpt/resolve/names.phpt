--TEST--
Names of a connector's variable, constant and option are WordPress core's: `-` is `_` in each
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';

Options::$before = function ($function, $name, &$value) { $value = $function === 'get_option' ? "<$name>" : $value; };
echo aikey_resolve('my-ai'), ' ', aikey_resolve('my_ai'), ' ', aikey_resolve(), "\n";
define('MY_AI_API_KEY', 'constant');
var_dump(aikey_resolve('my-ai'), aikey_resolve('my_ai'));
putenv('MY_AI_API_KEY=environment');
var_dump(aikey_resolve('my-ai'));

Options::$before = null;
foreach (['my-ai', 'openai', str_repeat('a-', 32)] as $id) {
    echo json_encode(aikey_status($id)['names']), "\n";
}
?>
--EXPECT--
<connectors_ai_my_ai_api_key> <connectors_ai_my_ai_api_key> <connectors_ai_openai_api_key>
string(8) "constant"
string(8) "constant"
string(11) "environment"
{"env":"MY_AI_API_KEY","constant":"MY_AI_API_KEY","option":"connectors_ai_my_ai_api_key","flag":"api_key_verified_my-ai"}
{"env":"OPENAI_API_KEY","constant":"OPENAI_API_KEY","option":"connectors_ai_openai_api_key","flag":"api_key_verified"}
{"env":"A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A__API_KEY","constant":"A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A_A__API_KEY","option":"connectors_ai_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a__api_key","flag":"api_key_verified_a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-"}
