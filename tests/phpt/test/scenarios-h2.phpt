--TEST--
aikey_test() finds in every reply what it says, over HTTP/2
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/scenarios.inc';

// libcurl ends the connection if the headers are too large.
check_scenarios(['huge-headers' => 'connect_failed']);
?>
--EXPECT--
{"blocked":21,"rejected":7,"unknown":27,"valid":13}
