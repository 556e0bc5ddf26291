--TEST--
aikey_test() follows no redirect, which would carry the key away
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

$requests = standin_requests(function () {
    $result = aikey_test(demo_key('redirect'));
    echo "$result[code] $result[http_status]\n";
});
sort($requests);
echo implode("\n", $requests), "\n";
?>
--EXPECT--
unexpected_reply 307
GET /v1/models/gpt-4o-mini
POST /v1/responses
