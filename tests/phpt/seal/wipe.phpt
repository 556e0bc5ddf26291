--TEST--
aikey_wipe() wipes what was opened, except for what PHP code holds, and few keys are kept without it
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';

echo run_child(['aikey.keyring' => keyring(master(1))], <<<'PHP'
    var_dump(aikey_wipe());
    $sealed = array_map(fn($i) => aikey_seal("key $i"), range(0, 199));

    aikey_open($sealed[0]);
    var_dump(aikey_wipe());
    $held = aikey_open($sealed[0]);
    $array = [aikey_open($sealed[1])];
    var_dump(aikey_wipe(), $held, $array[0]);
    var_dump(aikey_open($sealed[0]) === $held, aikey_open($sealed[2]));
    unset($array);
    var_dump(aikey_wipe(), $held);

    // Many that are held, of which none may change, among more that are not.
    $many = array_map('aikey_open', array_slice($sealed, 0, 100));
    array_map(function ($value) { aikey_open($value); }, $sealed);
    var_dump($many === array_map(fn($i) => "key $i", range(0, 99)), aikey_wipe());
    unset($many, $held);
    var_dump(aikey_wipe());

    // A key with white space around it, and what aikey_resolve() makes of it.
    $key = demo_key('working');
    Options::$rows[Options::KEY] = aikey_seal(" $key\n");
    $resolved = aikey_resolve();
    var_dump($resolved === $key, aikey_wipe());
    var_dump($resolved === $key, aikey_resolve() === $key, aikey_open(Options::$rows[Options::KEY]) === " $key\n");
    unset($resolved);
    var_dump(aikey_wipe(), aikey_resolve() === $key);

    // One that does not open is not kept.
    $broken = substr($sealed[0], 0, -1);
    foreach ([1, 2] as $time) {
        try {
            aikey_open($broken);
        } catch (AikeyException $e) {
            echo $e->getCode() === AikeyException::TAMPERED ? "tampered\n" : $e;
        }
    }
    var_dump(aikey_wipe());
    PHP);
?>
--EXPECT--
int(0)
int(0)
int(2)
string(5) "key 0"
string(5) "key 1"
bool(true)
string(5) "key 2"
int(1)
string(5) "key 0"
bool(true)
int(100)
int(0)
bool(true)
int(1)
bool(true)
bool(true)
bool(true)
int(0)
bool(true)
tampered
tampered
int(0)
