--TEST--
No call leaves memory behind, however it ends
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';
require __DIR__ . '/../utils/registry.inc';

$key = demo_key('working');
// Other arrays for each call: one that is shared takes no memory when it is kept.
$register = fn() => Registry::add('my-ai', ['setting_name' => 'my_key', 'constant_name' => 'My\\KEY',
    'credentials_url' => 'https://my.example/' . random_int(100000, 999999)]);
Registry::$before = $register;
$register();
$calls = [
    'resolve' => fn() => aikey_resolve(),
    'resolve, another' => fn() => aikey_resolve('my-ai'),
    'source' => fn() => aikey_source(),
    'lint' => fn() => aikey_lint($key),
    'mask' => fn() => aikey_mask($key),
    'test' => fn() => aikey_test($key),
    'test, refused' => fn() => aikey_test(demo_key('invalid')),
    'test, no JSON' => fn() => aikey_test(demo_key('html')),
    'save' => fn() => aikey_save_and_test($key),
    'save, kept' => fn() => aikey_save_and_test(demo_key('no-credit')),
    'status' => fn() => aikey_status(),
    'status, another' => fn() => aikey_status('my-ai'),
    'verified' => fn() => aikey_is_verified(),
    'connectors' => fn() => aikey_connectors(),
    'forget' => fn() => [aikey_save_and_test($key), aikey_forget()],
    'is sealed' => fn() => aikey_is_sealed($key),
    'no keyring' => fn() => aikey_seal($key),
    'no id' => fn() => aikey_status('NO ID'),
    'no model' => fn() => aikey_test($key, options: ['model' => '']),
    'a listener that throws' => function () use ($key) {
        Options::$before = function ($function) {
            Options::$before = null;
            throw new RuntimeException('not now');
        };
        aikey_save_and_test($key);
    },
];
foreach ($calls as $name => $call) {
    $sizes = [];
    for ($i = 0; $i < 4; $i++) {
        Options::$rows = Options::$writes = Registry::$calls = [];
        try {
            $call();
        } catch (Throwable) {
        }
        gc_collect_cycles();
        $sizes[] = memory_get_usage();
    }
    // The first call may make what stays, such as a cache.
    if ($sizes[3] !== $sizes[1]) {
        echo "$name: ", $sizes[3] - $sizes[1], " bytes in 2 calls\n";
    }
}
echo "done\n";
?>
--EXPECT--
done
