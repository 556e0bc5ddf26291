--TEST--
aikey.<connector>.only_base_url is off unless php.ini says otherwise, for built-in and other connectors
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';

$show = 'require_once ' . var_export(__DIR__ . '/../utils/registry.inc', true) . ';
    Registry::add("my-ai", ["setting_name" => "my_key"]);
    echo json_encode(array_map(fn($one) => $one["only_base_url"], aikey_connectors())), "\n";';
echo run_child([], $show);
foreach (['1', 'On', 'yes', '0', 'Off', '', 'no'] as $value) {
    echo "$value: ", run_child(['aikey.google.only_base_url' => $value, 'aikey.my-ai.only_base_url' => $value], $show);
}
var_dump(ini_set('aikey.google.only_base_url', '1'));
?>
--EXPECT--
{"openai":false,"anthropic":false,"google":false,"mistral":false,"my-ai":false}
1: {"openai":false,"anthropic":false,"google":true,"mistral":false,"my-ai":true}
On: {"openai":false,"anthropic":false,"google":true,"mistral":false,"my-ai":true}
yes: {"openai":false,"anthropic":false,"google":true,"mistral":false,"my-ai":true}
0: {"openai":false,"anthropic":false,"google":false,"mistral":false,"my-ai":false}
Off: {"openai":false,"anthropic":false,"google":false,"mistral":false,"my-ai":false}
: {"openai":false,"anthropic":false,"google":false,"mistral":false,"my-ai":false}
no: {"openai":false,"anthropic":false,"google":false,"mistral":false,"my-ai":false}
bool(false)
