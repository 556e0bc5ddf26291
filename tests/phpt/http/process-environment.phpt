--TEST--
What PHP code puts into the environment changes nothing about a request
--EXTENSIONS--
aikey
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

$folder = sys_get_temp_dir() . '/aikey-environment-' . getmypid();
mkdir($folder);
// An OpenSSL that loads this can't connect to anything.
file_put_contents("$folder/openssl.cnf", <<<'CNF'
openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = never
[never]
MinProtocol = TLSv1
MaxProtocol = TLSv1
CNF);
$variables = [
    'SSLKEYLOGFILE' => "$folder/secrets",
    'OPENSSL_CONF' => "$folder/openssl.cnf",
    'OPENSSL_MODULES' => $folder,
    'OPENSSL_ENGINES' => $folder,
    'SSL_CERT_FILE' => '/dev/null',
    'SSL_CERT_DIR' => $folder,
    'CURL_SSL_BACKEND' => 'nonsense',
    'RES_OPTIONS' => 'timeout:30 attempts:5',
];
$set = 'foreach (' . var_export($variables, true) . ' as $name => $value) { putenv("$name=$value"); }';
$test = 'echo aikey_test(demo_key("working"))["code"], "\n";';
$ini = ['aikey.openai.base_url' => standin('https'), 'aikey.ca_file' => standin('ca')];
echo run_child($ini, "$set $test");
echo run_child($ini, "$test $set $test");
var_dump(file_exists("$folder/secrets"));

// PHP code still sees what it set, also after a test.
echo run_child($ini, "$set $test" . 'echo json_encode(array_map(getenv(...), ["SSL_CERT_FILE", "RES_OPTIONS"]), JSON_UNESCAPED_SLASHES), "\n";');
?>
--CLEAN--
<?php
foreach (glob(sys_get_temp_dir() . '/aikey-environment-*') as $folder) {
    array_map('unlink', glob("$folder/*"));
    rmdir($folder);
}
?>
--EXPECT--
connected
connected
connected
bool(false)
connected
["/dev/null","timeout:30 attempts:5"]
