--TEST--
aikey_test() keeps to its time limit even if no name server answers
--EXTENSIONS--
aikey
--SKIPIF--
<?php
require __DIR__ . '/../utils/network.inc';
passthru(in_own_network('true', '') . ' >/dev/null 2>&1', $status);
if ($status !== 0) {
    exit('skip needs Linux, unshare, ip, and the right to make a network namespace');
}
ob_start();
(new ReflectionExtension('aikey'))->info();
if (preg_match('/^libcurl => (\S+)/m', ob_get_clean(), $match) && version_compare($match[1], '7.87', '<')) {
    exit("skip libcurl $match[1] waits for its lookups");
}
?>
--FILE--
<?php
require __DIR__ . '/../utils/network.inc';

// A network of its own, where the name server is a socket that nobody reads.
$folder = sys_get_temp_dir() . '/aikey-silent-' . getmypid();
mkdir($folder);
file_put_contents("$folder/resolv.conf", "nameserver 127.0.0.1\n");
file_put_contents("$folder/test.php", '<?php
    require ' . var_export(__DIR__ . '/../../lib/keys.inc', true) . ';
    $server = stream_socket_server("udp://127.0.0.1:53", $code, $message, STREAM_SERVER_BIND) or exit($message);
    $begin = hrtime(true);
    $result = aikey_test(demo_key("working"), "openai", ["timeout" => 2]);
    $seconds = (hrtime(true) - $begin) / 1e9;
    echo $result["code"], $seconds < 4 ? " in time" : " after $seconds s", "\n";
    echo strpos(stream_socket_recvfrom($server, 512), "silent") ? "the name server was asked\n" : "nobody was asked\n";
');
$php = escapeshellarg(PHP_BINARY) . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d aikey.openai.base_url=https://silent.example/v1';
// The dynamic linker logs what is unloaded: not libcurl, whose thread still waits for an answer.
passthru(in_own_network('mount --bind "$1/resolv.conf" /etc/resolv.conf &&'
    . " LD_DEBUG=files LD_DEBUG_OUTPUT=\"\$1/linker\" exec $php -d aikey.connect_timeout=60 \"\$1/test.php\" 2>&1", $folder), $status);
var_dump($status);
$said = implode(array_map('file_get_contents', glob("$folder/linker.*")));
var_dump(preg_match('/libcurl.*destroying link map/', $said));
?>
--CLEAN--
<?php
foreach (glob(sys_get_temp_dir() . '/aikey-silent-*') as $folder) {
    array_map('unlink', glob("$folder/*"));
    rmdir($folder);
}
?>
--EXPECT--
timed_out in time
the name server was asked
int(0)
int(0)
