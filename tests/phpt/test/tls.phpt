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
// PHP's own TLS settings also count, curl.cainfo if PHP has its extension.
$curl = extension_loaded('curl') ? [] : ['extension' => 'curl'];
$has_curl = $curl === [] || file_exists(ini_get('extension_dir') . '/curl.so');
foreach (['openssl.cafile' => [], ...($has_curl ? ['curl.cainfo' => $curl] : [])] as $setting => $more) {
    $output = run_child(['aikey.ca_file' => '', $setting => standin('ca')] + $more, $test);
    if ($output !== "connected valid 200\n") {
        echo "$setting: $output";
    }
}
// A host's OpenSSL may allow what is too old for keys.
file_put_contents(__DIR__ . '/tls.cnf', "openssl_conf = all\n[all]\nssl_conf = ssl\n[ssl]\nsystem_default = old\n[old]\nMinProtocol = TLSv1\nCipherString = DEFAULT@SECLEVEL=0\n");
putenv('OPENSSL_CONF=' . __DIR__ . '/tls.cnf');
$requests = standin_requests(function () use ($test) {
    $url = 'tls://' . parse_url(standin('https-tls11'), PHP_URL_HOST) . ':' . parse_url(standin('https-tls11'), PHP_URL_PORT);
    echo 'PHP with TLS 1.1 allowed: ', run_child([], '$context = stream_context_create(["ssl" => ["cafile" => "' . standin('ca') . '"]]);
        $stream = stream_socket_client("' . $url . '", $code, $message, 60, STREAM_CLIENT_CONNECT, $context);
        echo stream_get_meta_data($stream)["crypto"]["protocol"], "\n";');
    echo 'aikey: ', run_child(['aikey.openai.base_url' => standin('https-tls11')], $test);
});
echo count($requests), " requests\n";
?>
--CLEAN--
<?php @unlink(__DIR__ . '/tls.cnf'); ?>
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
PHP with TLS 1.1 allowed: TLSv1.1
aikey: tls_failed unknown 0
0 requests
