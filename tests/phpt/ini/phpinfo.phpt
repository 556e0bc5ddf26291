--TEST--
phpinfo() shows versions and settings, and no key
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
aikey_save_and_test($key);
define('OPENAI_API_KEY', $key);
aikey_test();

ob_start();
phpinfo();
$info = ob_get_clean();
assert_no_leak($key, $info);

preg_match('/\naikey\n\n(.*?aikey\.timeout_max[^\n]*)/s', $info, $match);
$values = [standin('ca') => 'CA_FILE', phpversion('aikey') => 'VERSION'];
foreach (array_keys(aikey_connectors()) as $id) {
    $values[standin($id)] = "BASE_URL of $id";
}
echo strtr($match[1], $values), "\n";
?>
--EXPECTF--
aikey support => enabled
Version => VERSION
libcurl => %d.%s
OpenSSL => %sSSL %s
OpenAI => BASE_URL of openai
Anthropic => BASE_URL of anthropic
Google => BASE_URL of google
Mistral => BASE_URL of mistral
Sealing => off
Keys in the keyring => 0

Directive => Local Value => Master Value
aikey.anthropic.base_url => BASE_URL of anthropic => BASE_URL of anthropic
aikey.anthropic.model => claude-haiku-4-5 => claude-haiku-4-5
aikey.anthropic.only_base_url => Off => Off
aikey.ca_file => CA_FILE => CA_FILE
aikey.connect_timeout => 60 => 5
aikey.connectors => no value => no value
aikey.enabled => On => On
aikey.google.base_url => BASE_URL of google => BASE_URL of google
aikey.google.model => gemini-flash-lite-latest => gemini-flash-lite-latest
aikey.google.only_base_url => Off => Off
aikey.keyring => no value => no value
aikey.max_reply => 65536 => 65536
aikey.mistral.base_url => BASE_URL of mistral => BASE_URL of mistral
aikey.mistral.model => mistral-small-latest => mistral-small-latest
aikey.mistral.only_base_url => Off => Off
aikey.openai.base_url => BASE_URL of openai => BASE_URL of openai
aikey.openai.model => gpt-4o-mini => gpt-4o-mini
aikey.openai.only_base_url => Off => Off
aikey.recheck => Off => Off
aikey.require_tenant => Off => Off
aikey.tenant => no value => no value
aikey.tests_per_minute => 0 => 0
aikey.timeout => 60 => %d
aikey.timeout_max => 300 => 300
