--TEST--
Code that the JIT has compiled gets the same from every function
--EXTENSIONS--
aikey
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-opcache.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';
require __DIR__ . '/../utils/opcache.inc';

// What is on standard input is not compiled, nor is a file that has just been written.
$file = tempnam(sys_get_temp_dir(), 'aikey-jit-');
register_shutdown_function(fn() => unlink($file));
file_put_contents($file, <<<'PHP'
    <?php
    function turn(int $i): bool
    {
        $key = "sk-proj-number-$i-of-many-keys";
        Options::$rows[Options::KEY] = $i % 2 ? $key : aikey_seal($key);
        return aikey_resolve() === $key && aikey_source() === 'database' && substr(aikey_mask($key), -4) === 'keys'
            && aikey_is_sealed(Options::$rows[Options::KEY]) === ($i % 2 === 0) && aikey_is_verified() === false;
    }
    function described(int $i): bool
    {
        return is_array(aikey_status()) && aikey_status()['source'] === 'database' && aikey_lint("sk-proj-$i-of-many-keys")['ok'] === true
            && count(aikey_connectors()) > 1 && is_int(aikey_wipe());
    }
    function thrown(int $i): bool
    {
        try {
            return aikey_open("aikey1:0123456789abcdef:$i") === '';
        } catch (AikeyException $exception) {
            return $exception->getCode() === AikeyException::TAMPERED;
        }
    }
    $right = 0;
    for ($i = 0; $i < 20000; $i++) {
        $right += turn($i) && described($i) && thrown($i);
    }
    var_dump($right, opcache_get_status()['jit']['buffer_free'] < $free);
    PHP);
$ini = ['opcache.jit_buffer_size' => '16M', 'opcache.file_update_protection' => '0', 'aikey.keyring' => keyring(master(1))];
foreach (['tracing', 'function'] as $jit) {
    echo run_child(with_opcache($ini + ['opcache.jit' => $jit]), '$free = opcache_get_status()["jit"]["buffer_free"];' . "require '$file';");
}
?>
--EXPECT--
int(20000)
bool(true)
int(20000)
bool(true)
