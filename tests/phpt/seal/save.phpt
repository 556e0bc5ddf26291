--TEST--
Save & Test stores keys sealed, and none in the clear where the keyring can't be used
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/standin.inc';

$tell = <<<'PHP'
    function tell(string $what, array $result): void
    {
        global $keys;
        $stored = Options::$rows[Options::KEY] ?? '';
        $is = $stored === '' ? 'nothing' : (aikey_is_sealed($stored) ? 'sealed' : 'IN THE CLEAR');
        $key = array_search(aikey_resolve(), $keys, true) ?: 'none';
        echo "$what: {$result['code']}, ", $result['saved'] ? 'saved' : 'not saved', $result['kept_previous'] ? ', kept' : '',
            "; stored is $is, resolves to $key, ", aikey_is_verified() ? 'verified' : 'not verified', "\n";
    }
    $keys = ['working' => demo_key('working'), 'other' => demo_key('working', 1), 'no credit' => demo_key('no-credit'), 'wrong' => demo_key('invalid')];
    PHP;

echo "== a keyring\n", $output = run_child(['aikey.keyring' => keyring(master(1))], $tell . <<<'PHP'
    tell('new', aikey_save_and_test($keys['working']));
    $first = Options::$rows[Options::KEY];
    tell('the same', aikey_save_and_test($keys['working']));
    var_dump($first !== Options::$rows[Options::KEY]);
    tell('in use', aikey_save_and_test());
    tell('no credit', aikey_save_and_test($keys['no credit']));
    tell('no credit, replaced', aikey_save_and_test($keys['no credit'], options: ['replace' => true]));
    tell('wrong', aikey_save_and_test($keys['wrong']));
    tell('other', aikey_save_and_test($keys['other']));
    echo implode("\n", Options::$writes), "\n";
    tell('a sealed value pasted', aikey_save_and_test($first));

    // The store refuses the record: the old key is restored, still sealed.
    $before = Options::state();
    Options::$before = fn($function, $name) => !($function === 'update_option' && $name === Options::RECORD && !isset($GLOBALS['once']) && ($GLOBALS['once'] = true));
    tell('refused', aikey_save_and_test($keys['working']));
    var_dump(Options::state() === $before);
    Options::$before = null;
    var_dump(aikey_forget(), Options::$rows);
    PHP);
foreach (['working', 'no-credit', 'invalid'] as $scenario) {
    assert_no_leak(demo_key($scenario), $output);
}

echo "== from a time before\n", run_child(['aikey.keyring' => keyring(master(1))], $tell . <<<'PHP'
    Options::$rows[Options::KEY] = $keys['working'];
    tell('in use', aikey_save_and_test());
    tell('pasted again', aikey_save_and_test($keys['working']));
    PHP);

echo "== nobody opens it for those who read the option\n", $output = run_child(['aikey.keyring' => keyring(master(1)), 'error_log' => '', 'log_errors' => '1'], $tell . <<<'PHP'
    $asked = [];
    Options::$opened = function (bool $opened, string $option) use (&$asked) {
        $asked[] = $option;
        return $opened;
    };
    tell('new', $result = aikey_save_and_test($keys['working']));
    echo json_encode(array_column($result['hints'], 'code')), ' ', json_encode(array_unique($asked)), "\n";
    Options::$rows[Options::KEY] = aikey_seal($keys['working']);
    tell('pasted where it was sealed', aikey_save_and_test($keys['working']));
    Options::$opened = fn() => 'yes';
    tell('an answer that is not true', aikey_save_and_test($keys['other']));
    Options::$opened = null;
    tell('opened now', $result = aikey_save_and_test($keys['other']));
    echo json_encode($result['hints']), "\n";
    Options::$opened = fn() => throw new Exception('refused');
    try {
        aikey_save_and_test($keys['working']);
    } catch (Exception $e) {
        tell($e->getMessage(), ['code' => '-', 'saved' => false, 'kept_previous' => false]);
    }
    PHP);
assert_no_leak(demo_key('working'), $output);

echo "== a keyring that can't be used\n";
$requests = standin_requests(function () use ($tell) {
    echo preg_replace('/^PHP Warning:  PHP Startup.*\n/', '', run_child(['aikey.keyring' => '/nowhere/keyring', 'display_startup_errors' => '0'], $tell . <<<'PHP'
        tell('new', aikey_save_and_test($keys['working']));
        tell('replaced', aikey_save_and_test($keys['working'], options: ['replace' => true]));
        var_dump(Options::$writes);
        PHP));
});
echo count($requests), " requests\n";
?>
--EXPECTF--
== a keyring
new: connected, saved; stored is sealed, resolves to working, verified
the same: connected, saved; stored is sealed, resolves to working, verified
bool(true)
in use: connected, not saved; stored is sealed, resolves to working, verified
no credit: insufficient_quota, not saved, kept; stored is sealed, resolves to working, verified
no credit, replaced: insufficient_quota, saved; stored is sealed, resolves to no credit, not verified
wrong: invalid_key, not saved; stored is sealed, resolves to no credit, not verified
other: connected, saved; stored is sealed, resolves to other, verified
%A
a sealed value pasted: malformed_key, not saved; stored is sealed, resolves to other, verified
refused: store_failed, not saved; stored is sealed, resolves to other, verified
bool(true)
bool(true)
array(0) {
}
== from a time before
in use: connected, not saved; stored is IN THE CLEAR, resolves to working, verified
pasted again: connected, saved; stored is sealed, resolves to working, verified
== nobody opens it for those who read the option
%Aaikey: the key in the option connectors_ai_openai_api_key is stored in the clear, %A
new: connected, saved; stored is IN THE CLEAR, resolves to working, verified
["not_sealed"] ["connectors_ai_openai_api_key"]
%Apasted where it was sealed: connected, saved; stored is IN THE CLEAR, resolves to working, verified
%Aan answer that is not true: connected, saved; stored is IN THE CLEAR, resolves to other, verified
opened now: connected, saved; stored is sealed, resolves to other, verified
[]
refused: -, not saved; stored is sealed, resolves to other, verified
== a keyring that can't be used
new: seal_unavailable, not saved; stored is nothing, resolves to none, not verified
replaced: seal_unavailable, not saved; stored is nothing, resolves to none, not verified
array(0) {
}
0 requests
