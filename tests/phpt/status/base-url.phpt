--TEST--
A key is verified with one base URL alone
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

aikey_save_and_test(demo_key('working'));
$code = 'Options::$rows = ' . var_export(Options::$rows, true) . '; var_dump(aikey_is_verified(), aikey_status()["code"]);';
echo 'Same: ', run_child(['aikey.openai.base_url' => standin('https')], $code);
echo 'Another: ', run_child(['aikey.openai.base_url' => standin('https-h1')], $code);
echo 'Not allowed: ', preg_replace('/^\s*Warning: PHP Startup: .*\n/', '', run_child(['aikey.openai.base_url' => 'http://0.0.0.0/v1'], $code));
?>
--EXPECT--
Same: bool(true)
string(9) "connected"
Another: bool(false)
string(8) "untested"
Not allowed: bool(false)
string(8) "untested"
