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

?>
--EXPECT--
k
7 Cannot seal the key: this process has no tenant, and aikey.require_tenant is on: set aikey.tenant in the pool's configuration; on the command line, php -d aikey.tenant=...
other_tenant no_tenant
k
