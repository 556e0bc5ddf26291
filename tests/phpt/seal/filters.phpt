--TEST--
Filters that open for everybody, or show nothing where they can't, deceive neither status nor Save & Test
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';
require __DIR__ . '/../utils/standin.inc';

// As in the WordPress plugin.
$filters = <<<'PHP'
    function wp_load_alloptions() { return Options::$rows; }
    Options::$after = function ($function, $name, &$value) {
        if ($function === 'get_option' && $name === Options::KEY && is_string($value) && aikey_is_sealed($value)) {
            try {
                $value = aikey_open($value);
            } catch (AikeyException) {
                $value = '';
            }
        }
    };
    function tell(): void
    {
        $status = aikey_status();
        echo json_encode([get_option(Options::KEY) !== '', @aikey_resolve() !== null, $status['source'], $status['sealed'],
            $status['seal_problem'], $status['verified']]), "\n";
    }
    PHP;

$ring = keyring(master(1));
$sealed = run_child(['aikey.keyring' => $ring], $filters . <<<'PHP'
    aikey_save_and_test(demo_key('working'));
    tell();
    Options::$rows[Options::KEY] = demo_key('working');
    tell();
    aikey_save_and_test(demo_key('working'));
    tell();
    echo serialize(Options::$rows);
    PHP);
[$said, $rows] = explode("\na:", $sealed);
echo $said, "\n";

echo run_child(['aikey.keyring' => keyring(master(2))], $filters . 'Options::$rows = unserialize(' . var_export("a:$rows", true) . ');' . <<<'PHP'
    $before = Options::state();
    tell();
    echo aikey_save_and_test()['code'], ' ', aikey_save_and_test(demo_key('no-credit'))['kept_previous'] ? 'kept' : 'LOST', ' ',
        Options::state() === $before ? 'as before' : 'CHANGED', "\n";

    // If storing fails half-way, the sealed value is restored, not the '' that the filter shows.
    Options::$before = fn($function, $name) => $function !== 'update_option' || $name !== Options::RECORD;
    echo aikey_save_and_test(demo_key('working', 1))['code'], ' ', Options::$rows[Options::KEY] === unserialize($before)[Options::KEY] ? 'as before' : 'CHANGED', "\n";

    // A key that cannot be seen is still there.
    Options::$before = fn($function) => $function !== 'delete_option';
    var_dump(aikey_forget(), isset(Options::$rows[Options::KEY]));
    Options::$before = null;
    var_dump(aikey_forget(), isset(Options::$rows[Options::KEY]));
    PHP);
?>
--EXPECT--
[true,true,"database",true,null,true]
[true,true,"database",false,null,true]
[true,true,"database",true,null,true]
[false,false,"database",true,"unknown_key_id",false]
seal_unavailable kept as before
store_failed as before
bool(false)
bool(true)
bool(true)
bool(false)
