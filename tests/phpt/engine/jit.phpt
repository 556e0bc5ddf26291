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

$ini = with_opcache(['opcache.jit' => 'tracing', 'opcache.jit_buffer_size' => '16M', 'aikey.keyring' => keyring(master(1))]);
echo run_child($ini, <<<'PHP'
    function turn(int $i): bool
    {
        $key = "sk-proj-number-$i-of-many-keys";
        Options::$rows[Options::KEY] = $i % 2 ? $key : aikey_seal($key);
        return aikey_resolve() === $key && aikey_source() === 'database' && substr(aikey_mask($key), -4) === 'keys'
            && aikey_is_sealed(Options::$rows[Options::KEY]) === ($i % 2 === 0) && aikey_is_verified() === false;
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
        $right += turn($i) && thrown($i);
    }
    $jit = opcache_get_status()['jit'];
    var_dump($right, $jit['on'], $jit['buffer_free'] < $jit['buffer_size']);
    PHP);
?>
--EXPECT--
int(20000)
bool(true)
bool(true)
