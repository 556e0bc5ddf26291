--TEST--
What WordPress's registry throws is let through, and exit() in it ends the request
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/registry.inc';

Registry::add('my-ai', ['setting_name' => 'my_key']);
$calls = [
    fn() => aikey_resolve('my-ai'), fn() => aikey_source('my-ai'), fn() => aikey_lint('key', 'my-ai'), fn() => aikey_test('key', 'my-ai'),
    fn() => aikey_save_and_test('key', 'my-ai'), fn() => aikey_is_verified('my-ai'), fn() => aikey_status('my-ai'),
    fn() => aikey_forget('my-ai'), fn() => aikey_connectors(),
];
foreach (['wp_is_connector_registered', 'wp_get_connector', 'wp_get_connectors'] as $function) {
    Registry::$before = fn($called) => $called === $function ? throw new Exception($function) : null;
    $results = [];
    foreach ($calls as $call) {
        try {
            $call();
            $results[] = 'let through';
        } catch (Exception $e) {
            $results[] = $e->getPrevious() === null ? 'thrown' : 'thrown twice';
        }
    }
    echo "$function: ", json_encode([array_count_values($results), Options::$writes]), "\n";
    Options::$writes = [];
}

Registry::$before = null;
var_dump(aikey_resolve(), aikey_source('google'));
Registry::$before = fn() => exit("exited\n");
aikey_resolve('my-ai');
echo "not reached\n";
?>
--EXPECT--
wp_is_connector_registered: [{"thrown":9},[]]
wp_get_connector: [{"thrown":9},[]]
wp_get_connectors: [{"let through":8,"thrown":1},["my_key=key","aikey_verification_my-ai","api_key_verified_my-ai=0","-api_key_verified_my-ai","-my_key","-aikey_verification_my-ai"]]
NULL
string(4) "none"
exited
