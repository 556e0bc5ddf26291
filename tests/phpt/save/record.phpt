--TEST--
Save & Test: what is stored about a key, none of which gives it away
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
aikey_save_and_test($key, options: ['model' => 'gpt-4.1']);
$record = Options::$rows[Options::RECORD];

$expected = hash_hmac('sha256', "openai\0" . standin('https') . "\0$key", $record['salt']);
var_dump($record['fingerprint'] === $expected, $record['base_url'] === standin('https'), abs(time() - $record['time']) < 60);

$salt = $record['salt'];
aikey_save_and_test($key);
var_dump(preg_match('/^[0-9a-f]{32}$/', $salt), Options::$rows[Options::RECORD]['salt'] !== $salt);

assert_no_leak($key, serialize($record));
unset($record['fingerprint'], $record['salt'], $record['base_url'], $record['time']);
ksort($record);
print_r($record);
echo implode(' ', array_keys(Options::$rows)), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(1)
bool(true)
Array
(
    [code] => connected
    [model] => gpt-4.1
    [organization] => demo-organization
    [project] => proj_demo
    [source] => database
    [verdict] => valid
)
connectors_ai_openai_api_key aikey_verification_openai api_key_verified
