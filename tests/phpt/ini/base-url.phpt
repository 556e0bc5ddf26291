--TEST--
aikey_test() makes no request to a base URL that is not allowed, and PHP says so at its start
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

// All of them would reach the stand-in if they were allowed.
$port = parse_url(standin('http'), PHP_URL_PORT);
$tls = parse_url(standin('https'), PHP_URL_PORT);
$refused = [
    "http://0.0.0.0:$port/v1", "http://plain.localhost:$port/v1", "http://127.0.0.1.localhost:$port/v1",
    "https://user@localhost:$tls/v1", "https://user:password@localhost:$tls/v1",
    "https://localhost:$tls/v1?a=b", "https://localhost:$tls/v1?", "https://localhost:$tls/v1#a",
    "localhost:$tls/v1", "ftp://localhost:$port/v1", 'file:///v1', 'nonsense', ' ',
    "https://localhost:$tls/" . str_repeat('v', 256),
];
$test = '$result = aikey_test(demo_key("working")); echo "$result[code] $result[verdict] $result[http_status]\n";';
$requests = standin_requests(function () use ($refused, $test) {
    foreach ($refused as $url) {
        $output = run_child(['aikey.openai.base_url' => $url], $test);
        $output = preg_replace('/^\s*Warning: PHP Startup: aikey\.openai\.base_url must be .*\n/', 'warning, ', $output);
        echo preg_replace('/:\d+/', ':PORT', substr($url, 0, 50)), ": $output";
    }
});
var_dump($requests);

// The stand-in does not listen on IPv6; it is enough that a connection was tried.
foreach (["http://127.0.0.1:$port/v1", "http://127.0.0.1:$port/v1/", "http://localhost:$port/v1", "http://[::1]:$port/v1"] as $url) {
    echo run_child(['aikey.openai.base_url' => $url], $test);
}
?>
--EXPECT--
http://0.0.0.0:PORT/v1: warning, blocked_by_site unknown 0
http://plain.localhost:PORT/v1: warning, blocked_by_site unknown 0
http://127.0.0.1.localhost:PORT/v1: warning, blocked_by_site unknown 0
https://user@localhost:PORT/v1: warning, blocked_by_site unknown 0
https://user:password@localhost:PORT/v1: warning, blocked_by_site unknown 0
https://localhost:PORT/v1?a=b: warning, blocked_by_site unknown 0
https://localhost:PORT/v1?: warning, blocked_by_site unknown 0
https://localhost:PORT/v1#a: warning, blocked_by_site unknown 0
localhost:PORT/v1: warning, blocked_by_site unknown 0
ftp://localhost:PORT/v1: warning, blocked_by_site unknown 0
file:///v1: warning, blocked_by_site unknown 0
nonsense: warning, blocked_by_site unknown 0
 : warning, blocked_by_site unknown 0
https://localhost:PORT/vvvvvvvvvvvvvvvvvvvvvvvvvv: warning, blocked_by_site unknown 0
array(0) {
}
connected valid 200
connected valid 200
connected valid 200
connect_failed unknown 0
