--TEST--
A connector that a plugin registered keeps the names that the plugin chose, for every function
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/registry.inc';

const IN_NO_CLASS = 'global';
final class Plugin { public const KEY = 'of a class'; public const NUMBER = 7; }
define('My\Plugin\KEY', 'of a namespace');

Registry::add('my-ai', ['env_var_name' => 'MY_PLUGIN_KEY', 'constant_name' => 'MY_PLUGIN_CONSTANT', 'setting_name' => 'my_plugin_key']);
echo json_encode(aikey_status('my-ai')['names']), "\n";

// Nothing is found under the names that core would give it.
putenv('MY_AI_API_KEY=x');
define('MY_AI_API_KEY', 'x');
Options::$rows = ['connectors_ai_my_ai_api_key' => 'x'];
var_dump(aikey_resolve('my-ai'), aikey_source('my-ai'));

$result = aikey_save_and_test(" 'my-key' ", 'my-ai');
echo json_encode([$result['code'], $result['saved'], $result['source']]), "\n", implode("\n", Options::$writes), "\n";
echo aikey_resolve('my-ai'), ' ', aikey_source('my-ai'), ' ', aikey_status('my-ai')['masked_key'], "\n";
var_dump(aikey_forget('my-ai'), array_keys(Options::$rows));

putenv('MY_PLUGIN_KEY=of the environment');
echo aikey_resolve('my-ai'), ' ', aikey_source('my-ai'), ' ', aikey_save_and_test('another', 'my-ai')['code'], "\n";
putenv('MY_PLUGIN_KEY');
define('MY_PLUGIN_CONSTANT', 'constant');
echo aikey_resolve('my-ai'), ' ', aikey_source('my-ai'), "\n";

// Only what the plugin named counts.
Registry::add('no-env', ['setting_name' => 'no_env_key']);
putenv('NO_ENV_API_KEY=x');
define('NO_ENV_API_KEY', 'x');
Options::$rows = ['no_env_key' => 'stored'];
echo json_encode(aikey_status('no-env')['names']), ' ', aikey_resolve('no-env'), ' ', aikey_source('no-env'), "\n";

foreach (['IN_NO_CLASS', 'Plugin::KEY', '\Plugin::KEY', 'My\Plugin\KEY', 'Plugin::NUMBER', 'Plugin::NONE', 'None::KEY', '::', '\\'] as $constant) {
    Registry::add('scoped', ['setting_name' => 's', 'constant_name' => $constant]);
    echo $constant, ': ', json_encode([aikey_resolve('scoped'), aikey_status('scoped')['names']['constant']]), "\n";
}

// Changed during the request: nothing is kept from the previous call.
Registry::add('my-ai', ['setting_name' => 'other_key']);
Options::$rows = ['other_key' => 'other'];
echo aikey_resolve('my-ai'), "\n";
unset(Registry::$connectors['my-ai']);
echo aikey_resolve('my-ai'), "\n";

// The default connector has the same names with and without its id.
Registry::add('openai', ['setting_name' => 'elsewhere', 'env_var_name' => 'ELSEWHERE']);
Registry::add('google', ['setting_name' => 'elsewhere', 'env_var_name' => 'ELSEWHERE']);
putenv('ELSEWHERE=elsewhere');
var_dump(aikey_resolve(), aikey_resolve('openai'), aikey_resolve('google'));
?>
--EXPECT--
{"env":"MY_PLUGIN_KEY","constant":"MY_PLUGIN_CONSTANT","option":"my_plugin_key","flag":"api_key_verified_my-ai"}
NULL
string(4) "none"
["no_probe",true,"database"]
my_plugin_key=my-key
aikey_verification_my-ai
api_key_verified_my-ai=0
my-key database ••-key
bool(true)
array(1) {
  [0]=>
  string(27) "connectors_ai_my_ai_api_key"
}
of the environment env shadowed
constant constant
{"env":"","constant":"","option":"no_env_key","flag":"api_key_verified_no-env"} stored database
IN_NO_CLASS: ["global","IN_NO_CLASS"]
Plugin::KEY: ["of a class","\\Plugin::KEY"]
\Plugin::KEY: ["of a class","\\Plugin::KEY"]
My\Plugin\KEY: ["of a namespace","\\My\\Plugin\\KEY"]
Plugin::NUMBER: [null,"\\Plugin::NUMBER"]
Plugin::NONE: [null,"\\Plugin::NONE"]
None::KEY: [null,"\\None::KEY"]
::: [null,"\\::"]
\: [null,"\\"]
other
x
NULL
NULL
string(9) "elsewhere"
