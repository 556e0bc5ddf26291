--TEST--
Save & Test: the key is written before its verification, and the old verification goes before its key does
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$keys = ['first' => demo_key('working'), 'second' => demo_key('working', 2), 'blocked' => demo_key('no-credit')];
foreach ($keys as $name => $key) {
    Options::$writes = [];
    $result = aikey_save_and_test($key, options: ['replace' => true]);
    echo "$name: $result[code]\n  ", str_replace($key, "<$name>", implode("\n  ", Options::$writes)), "\n";
}
echo 'Not autoloaded: ', json_encode(Options::$autoload[Options::RECORD] === false), "\n";
?>
--EXPECT--
first: connected
  connectors_ai_openai_api_key=<first>
  aikey_verification_openai
  api_key_verified=1
second: connected
  api_key_verified=0
  connectors_ai_openai_api_key=<second>
  aikey_verification_openai
  api_key_verified=1
blocked: insufficient_quota
  api_key_verified=0
  connectors_ai_openai_api_key=<blocked>
  aikey_verification_openai
Not autoloaded: true
