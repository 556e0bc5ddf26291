--TEST--
aikey_test() sends no request where the other end can't prove who it is
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

$test = '$result = aikey_test(demo_key("working")); echo "$result[code] $result[verdict] $result[http_status]\n";';
foreach (['https-expired', 'https-wrong-host', 'https-self-signed', 'https-tls11', 'https'] as $listener) {
    $requests = standin_requests(function () use ($listener, $test) {
        echo "$listener: ", run_child(['aikey.openai.base_url' => standin($listener)], $test);
    });
    echo count($requests), " requests\n";
}
// Without its CA, or with an invalid CA file, the stand-in is not trusted.
foreach (['', __FILE__, __DIR__ . '/nowhere'] as $ca) {
    $requests = standin_requests(function () use ($ca, $test) {
        echo basename($ca), ': ', run_child(['aikey.ca_file' => $ca], $test);
    });
    echo count($requests), " requests\n";
}
// PHP's own TLS settings also count, if PHP has them.
foreach (array_filter(['curl.cainfo', 'openssl.cafile'], fn($name) => ini_get($name) !== false) as $setting) {
    $output = run_child(['aikey.ca_file' => '', $setting => standin('ca')], $test);
    if ($output !== "connected valid 200\n") {
        echo "$setting: $output";
    }
}
?>
--EXPECT--
https-expired: tls_failed unknown 0
0 requests
https-wrong-host: tls_failed unknown 0
0 requests
https-self-signed: tls_failed unknown 0
0 requests
https-tls11: tls_failed unknown 0
0 requests
https: connected valid 200
2 requests
: tls_failed unknown 0
0 requests
tls.php: tls_failed unknown 0
0 requests
nowhere: tls_failed unknown 0
0 requests
