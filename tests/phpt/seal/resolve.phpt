--TEST--
A sealed option is opened wherever a key is asked for
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';

echo run_child(['aikey.keyring' => keyring(master(1))], <<<'PHP'
    $key = demo_key('working');
    $sealed = aikey_seal($key);
    Options::$rows[Options::KEY] = $sealed;
    var_dump(aikey_resolve() === $key, aikey_resolve() === $key, aikey_source());
    Options::$rows[Options::KEY] = " $sealed\n";
    var_dump(aikey_resolve() === $key);
    $status = aikey_status();
    var_dump($status['sealed'], $status['seal_problem'], $status['masked_key'] === aikey_mask($key), $status['code']);

    // A caller may change its copy of the string.
    $mine = aikey_resolve();
    $mine[0] = 'X';
    var_dump(aikey_resolve() === $key);

    // One of another option, moved here.
    Options::$rows = ['connectors_ai_my_own_api_key' => $sealed];
    var_dump(aikey_resolve('my-own'));
    Options::$rows = ['connectors_ai_my_own_api_key' => aikey_seal($key, 'connectors_ai_my_own_api_key')];
    var_dump(aikey_resolve('my-own') === $key);

    // A key in the clear, from before sealing was switched on.
    Options::$rows = [Options::KEY => $key];
    var_dump(aikey_resolve() === $key, aikey_status()['sealed']);
    PHP);
?>
--EXPECTF--
bool(true)
bool(true)
string(8) "database"
bool(true)
bool(true)
NULL
bool(true)
string(8) "untested"
bool(true)

Warning: aikey_resolve(): Cannot open the sealed key of my-own: it was changed or cut off, or it was sealed for another option in %s on line %d
NULL
bool(true)
bool(true)
bool(false)
