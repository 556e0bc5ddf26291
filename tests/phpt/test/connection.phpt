--TEST--
aikey_test() sends both probes over one connection where the server has HTTP/2
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

$log = standin_log(fn() => aikey_test(demo_key('working')));
foreach ($log as $entry) {
    echo $entry['event'] === 'connection' ? "connection $entry[tls] $entry[alpn]" : "$entry[method] $entry[path] HTTP/$entry[http]", "\n";
}
$requests = array_filter($log, fn($entry) => $entry['event'] === 'request');
var_dump(count(array_unique(array_column($requests, 'connection'))));

// No cookie, no Expect, nothing that identifies the site.
$headers = array_unique(array_merge(...array_column($requests, 'headers')));
sort($headers);
echo implode(' ', $headers), "\n";
?>
--EXPECT--
connection TLSv1.3 h2
GET /v1/models/gpt-4o-mini HTTP/2.0
POST /v1/responses HTTP/2.0
int(1)
:authority :method :path :scheme accept accept-encoding authorization content-length content-type user-agent
