--TEST--
Names that can't be those of a key are not used, and no connector reaches what is not its own
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/registry.inc';

$derived = aikey_status('my-ai')['names'];
$refused = [
    'no name' => [],
    'not a string' => ['setting_name' => ['a']],
    'empty' => ['setting_name' => ''],
    'a NUL' => ['setting_name' => "my_key\0"],
    'white space' => ['setting_name' => 'my key'],
    'no ASCII' => ['setting_name' => 'schlüssel'],
    'too long' => ['setting_name' => str_repeat('a', 192)],
    'long enough to hurt' => ['setting_name' => str_repeat('a', 1 << 20), 'env_var_name' => str_repeat('A', 1 << 20)],
    "OpenAI's key" => ['setting_name' => 'connectors_ai_openai_api_key'],
    "OpenAI's key, as databases compare" => ['setting_name' => 'Connectors_AI_OpenAI_API_Key'],
    'the flag' => ['setting_name' => 'api_key_verified'],
    "another's flag" => ['setting_name' => 'api_key_verified_google'],
    'a record' => ['setting_name' => 'aikey_verification_openai'],
    'an assignment' => ['setting_name' => 'my_key', 'env_var_name' => 'A=B'],
    'a NUL in a variable' => ['setting_name' => 'my_key', 'env_var_name' => "A\0B"],
    'a NUL in a constant' => ['setting_name' => 'my_key', 'constant_name' => "A\0B"],
    'a call' => ['setting_name' => 'my_key', 'constant_name' => 'phpinfo()'],
];
foreach ($refused as $why => $names) {
    Registry::add('my-ai', $names);
    if (aikey_status('my-ai')['names'] !== $derived || isset(aikey_connectors()['my-ai'])) {
        echo "$why: ", json_encode(aikey_status('my-ai')['names']), "\n";
    }
}
foreach (['application_password', 'none', 'API_KEY', ''] as $method) {
    Registry::add('my-ai', ['setting_name' => 'user_and_password', 'env_var_name' => 'USER_AND_PASSWORD'], 'My AI', $method);
    var_dump(aikey_status('my-ai')['names'] === $derived, isset(aikey_connectors()['my-ai']));
}
foreach ([null, false, 'my_key', 7, [], ['authentication' => 'api_key'], ['authentication' => ['setting_name' => 'my_key']], new stdClass] as $connector) {
    Registry::$connectors['my-ai'] = $connector;
    if (aikey_status('my-ai')['names'] !== $derived) {
        var_dump($connector);
    }
}
Registry::$connectors = [];

// In a web server, PHP's environment contains headers that any visitor can send.
putenv('HTTP_X_API_KEY=of a visitor');
putenv('REDIRECT_HTTP_X_API_KEY=of a visitor');
var_dump(aikey_resolve('http-x'), aikey_resolve('redirect-http-x'), aikey_status('http-x')['names']['env']);
Registry::add('my-ai', ['setting_name' => 'my_key', 'env_var_name' => 'HTTP_X_API_KEY']);
var_dump(aikey_resolve('my-ai'));

// Ids are checked before WordPress gets them.
Registry::$calls = [];
foreach (["my-ai\0", 'My-AI', '../my-ai', '', str_repeat('a', 65)] as $id) {
    Registry::$connectors[$id] = Registry::$connectors['my-ai'];
    try {
        aikey_resolve($id);
    } catch (ValueError) {
    }
}
var_dump(Registry::$calls, array_keys(aikey_connectors()));
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
NULL
NULL
string(0) ""
NULL
array(0) {
}
array(5) {
  [0]=>
  string(6) "openai"
  [1]=>
  string(9) "anthropic"
  [2]=>
  string(6) "google"
  [3]=>
  string(7) "mistral"
  [4]=>
  string(5) "my-ai"
}
