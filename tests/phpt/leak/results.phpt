--TEST--
No result, status or stored verification holds the key, nor an echo of it
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

foreach (['working', 'invalid', 'echo-key', 'echo-key-success', 'no-credit', 'huge', 'redirect', 'truncated-json'] as $scenario) {
    foreach ([demo_key($scenario), 'sk-short-key', "\u{feff}'" . demo_key($scenario) . "'"] as $key) {
        ob_start();
        var_dump(aikey_mask($key), aikey_lint($key), aikey_test($key), aikey_save_and_test($key, options: ['replace' => true]));
        var_dump(aikey_save_and_test(), aikey_status(), aikey_models(), aikey_connectors(), Options::$rows[Options::RECORD] ?? null);
        $output = ob_get_clean();
        assert_no_leak($key, $output);
        assert_no_leak(demo_key($scenario), $output);
        $bytes = ($bytes ?? 0) + strlen($output);
    }
}
var_dump($bytes > 50000);
?>
--EXPECT--
bool(true)
