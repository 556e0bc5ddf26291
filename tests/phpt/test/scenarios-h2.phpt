--TEST--
aikey_test() finds in every reply what it says, over HTTP/2
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/scenarios.inc';

// If headers are too large, libcurl ends the connection, and since 8.23 says why.
check_scenarios(['huge-headers' => ['connect_failed', 'unexpected_reply']]);
?>
--EXPECT--
{"blocked":21,"rejected":7,"unknown":27,"valid":13}
