--TEST--
aikey_test() goes by the limits that are set
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

$test = fn($scenario, $options = '[]') => "echo aikey_test(demo_key('$scenario'), options: $options)['code'], \"\\n\";";
echo 'More to read: ', run_child(['aikey.max_reply' => '16M'], $test('huge') . $test('gzip-bomb'));
echo 'Less time: ', run_child(['aikey.timeout' => '1'], $test('slow') . $test('slow', '["timeout" => 60]'));
echo 'Less time by ini_set(): ', run_child([], 'ini_set("aikey.timeout", "1");' . $test('slow'));
echo 'More time than the host allows: ', run_child(['aikey.timeout_max' => '1'], $test('slow') . $test('slow', '["timeout" => 60]'));
?>
--EXPECT--
More to read: connected
connected
Less time: timed_out
connected
Less time by ini_set(): timed_out
More time than the host allows: timed_out
timed_out
