--TEST--
aikey_connectors() lists those that WordPress has with an API key, with what may be shown of them
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/registry.inc';

$show = function (string ...$ids) {
    foreach ($ids as $id) {
        echo $id, ': ', json_encode(aikey_connectors()[$id] ?? null, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
    }
};
Registry::add('my-ai', ['setting_name' => 'my_key', 'constant_name' => 'MY_KEY', 'credentials_url' => 'https://my.example/keys'], 'Größe & Co.');
Registry::add('123', ['setting_name' => 'number_key']);
Registry::add('with-password', ['setting_name' => 'password'], 'Password', 'application_password');
Registry::add('google', ['setting_name' => 'google_key', 'credentials_url' => 'https://elsewhere.example/'], 'Gemini');
echo implode(' ', array_keys(aikey_connectors())), "\n";
$show('my-ai', '123');
echo json_encode(array_intersect_key(aikey_connectors()['google'], array_flip(['name', 'option', 'env', 'credentials_url'])), JSON_UNESCAPED_SLASHES), "\n";

echo aikey_status('my-ai')['message'], ' ', aikey_status('my-ai')['fix'], ' ', aikey_status('my-ai')['help_url'], "\n";

foreach (['javascript:alert(1)', 'http://my.example', "https://my.example/\n", ' https://my.example', "https://my.example/\0", str_repeat('https://a.example/', 20), 7] as $url) {
    Registry::add('my-ai', ['setting_name' => 'my_key', 'credentials_url' => $url]);
    echo aikey_connectors()['my-ai']['credentials_url'], aikey_status('my-ai')['help_url'];
}
foreach (["My\0AI", "My\nAI", "\xff", "\x7f", str_repeat('x', 128), '', "\u{9f}"] as $name) {
    Registry::add('my-ai', ['setting_name' => 'my_key'], $name);
    echo aikey_connectors()['my-ai']['name'], ' ';
}
?>
--EXPECT--
openai anthropic google mistral my-ai 123
my-ai: {"name":"Größe & Co.","env":"","constant":"MY_KEY","option":"my_key","flag":"api_key_verified_my-ai","base_url":"","provider_base_url":"","only_base_url":false,"allowed":true,"model":"","credentials_url":"https://my.example/keys","billing_url":"","limits_url":"","pages":{"credentials":"https://my.example/keys"},"testable":false}
123: {"name":"My AI","env":"","constant":"","option":"number_key","flag":"api_key_verified_123","base_url":"","provider_base_url":"","only_base_url":false,"allowed":true,"model":"","credentials_url":"","billing_url":"","limits_url":"","pages":[],"testable":false}
{"name":"Google","env":"","option":"google_key","credentials_url":"https://aistudio.google.com/api-keys"}
No API key is set. Create a key on Größe & Co.'s site and paste it here. https://my.example/keys
my-ai my-ai my-ai my-ai my-ai my-ai my-ai
