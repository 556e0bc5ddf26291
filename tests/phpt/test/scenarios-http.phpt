--TEST--
aikey_test() finds in every reply what it says, over HTTP/1.1 without TLS
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

$scenarios = var_export(__DIR__ . '/../utils/scenarios.inc', true);
echo run_child(['aikey.openai.base_url' => standin('http')], "require $scenarios; check_scenarios();");
?>
--EXPECT--
{"blocked":21,"rejected":7,"unknown":27,"valid":13}
