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
{"blocked":14,"rejected":5,"unknown":25,"valid":13}
