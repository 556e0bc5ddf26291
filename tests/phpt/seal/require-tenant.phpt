--TEST--
Where a tenant is required, nothing is sealed or opened without one
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';

$ring = ['aikey.keyring' => keyring(master(1)), 'aikey.require_tenant' => '1'];
$try = <<<'PHP'
    try {
        echo aikey_open(aikey_seal('k')), "\n";
    } catch (AikeyException $e) {
        echo $e->getCode(), ' ', $e->getMessage(), "\n";
    }
    PHP;
echo run_child($ring + ['aikey.tenant' => 'shop'], $try);
echo run_child($ring, $try . <<<'PHP'
    Options::$rows[Options::KEY] = 'aikey1:0123456789abcdef:' . str_repeat('A', 60);
    $status = aikey_status();
    echo $status['code'], ' ', $status['seal_problem'], "\n";
    PHP);
echo run_child(['aikey.require_tenant' => '0'] + $ring, $try);

/** What a server's log says about it. */
function log_of_server(array $ini): string
{
    $page = tempnam(sys_get_temp_dir(), 'aikey-page-');
    $command = ['sh', '-c', 'exec ' . escapeshellarg(PHP_BINARY) . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' "$@"', 'php'];
    foreach ($ini + ['log_errors' => '1', 'error_log' => ''] as $name => $value) {
        array_push($command, '-d', "$name=$value");
    }
    $server = proc_open([...$command, '-S', '127.0.0.1:0', $page], [2 => ['pipe', 'w']], $pipes);
    $log = '';
    while (!preg_match('~http://[\d.:]+~', $log, $url) && ($line = fgets($pipes[2])) !== false) {
        $log .= $line;
    }
    file_get_contents($url[0]);
    file_get_contents($url[0]);
    proc_terminate($server);
    $log = stream_get_contents($pipes[2]);
    proc_close($server);
    unlink($page);
    return implode("\n", preg_filter('/^.*(aikey: .*)$/', '$1', explode("\n", $log))) . "\n";
}
echo 'without: ', log_of_server($ring);
echo 'with: ', log_of_server($ring + ['aikey.tenant' => 'shop']);

?>
--EXPECT--
k
7 Cannot seal the key: this process has no tenant, and aikey.require_tenant is on: set aikey.tenant in the pool's configuration; on the command line, php -d aikey.tenant=...
other_tenant no_tenant
k
without: aikey: this process has no tenant, and aikey.require_tenant is on: set aikey.tenant in the pool's configuration; on the command line, php -d aikey.tenant=...
with: 
