--TEST--
Save & Test: where any one write fails, all is as it was before
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$old = demo_key('working');
$keys = ['valid' => demo_key('working', 1), 'blocked' => demo_key('no-credit', 1), 'again' => $old, 'null' => null];

/** What can happen to a write: false refuses it. */
$failures = [
    'refused' => fn() => false,
    'altered' => function (&$value) {
        $value = is_array($value) ? ['fingerprint' => str_repeat('0', 64)] + $value : "$value ";
    },
    'judged otherwise' => function (&$value) {
        $value = is_array($value) ? ['verdict' => $value['verdict'] === 'valid' ? 'blocked' : 'valid'] + $value : "$value ";
    },
    'emptied' => function (&$value) { $value = ''; },
];

foreach (['nothing' => null, 'unverified' => 'blocked', 'verified' => 'valid'] as $stored => $verdict) {
    foreach ($stored === 'nothing' ? array_slice($keys, 0, 2) : $keys as $name => $key) {
        foreach ($failures as $failure => $fail) {
            for ($n = 1; ; $n++) {
                Options::$rows = [];
                $verdict === null or Options::store($old, $verdict);
                $before = Options::state();
                [$result, $count] = save($key, $n, $fail);
                if ($count < $n) {
                    break;
                }
                $saved = $key !== null && (Options::$rows[Options::KEY] ?? null) === $key;
                if ($result['code'] !== 'store_failed' || $result['saved'] !== $saved || Options::state() !== $before) {
                    echo "Write $n $failure:\n";
                    var_dump($result['code'], $result['saved'], $before, Options::state());
                }
            }
            printf("%-10s %-7s %s: %d writes\n", $stored, $name, $failure, $n - 1);
        }
    }
}

/** Saves with the $n-th write that would change something going wrong: the result, and how many of them there were. */
function save(?string $key, int $n, Closure $fail): array
{
    $count = 0;
    Options::$before = function ($function, $name, &$value) use (&$count, $n, $fail) {
        $changes = match ($function) {
            'get_option' => false,
            'update_option' => (Options::$rows[$name] ?? null) !== $value,
            'delete_option' => true,
        };
        if ($changes && ++$count === $n) {
            return $fail($value);
        }
    };
    $result = aikey_save_and_test($key, options: ['replace' => true]);
    Options::$before = null;
    return [$result, $count];
}
?>
--EXPECT--
nothing    valid   refused: 3 writes
nothing    valid   altered: 3 writes
nothing    valid   judged otherwise: 3 writes
nothing    valid   emptied: 3 writes
nothing    blocked refused: 3 writes
nothing    blocked altered: 3 writes
nothing    blocked judged otherwise: 3 writes
nothing    blocked emptied: 3 writes
unverified valid   refused: 3 writes
unverified valid   altered: 3 writes
unverified valid   judged otherwise: 3 writes
unverified valid   emptied: 3 writes
unverified blocked refused: 2 writes
unverified blocked altered: 2 writes
unverified blocked judged otherwise: 2 writes
unverified blocked emptied: 2 writes
unverified again   refused: 2 writes
unverified again   altered: 2 writes
unverified again   judged otherwise: 2 writes
unverified again   emptied: 2 writes
unverified null    refused: 2 writes
unverified null    altered: 2 writes
unverified null    judged otherwise: 2 writes
unverified null    emptied: 2 writes
verified   valid   refused: 4 writes
verified   valid   altered: 4 writes
verified   valid   judged otherwise: 4 writes
verified   valid   emptied: 4 writes
verified   blocked refused: 3 writes
verified   blocked altered: 3 writes
verified   blocked judged otherwise: 3 writes
verified   blocked emptied: 3 writes
verified   again   refused: 1 writes
verified   again   altered: 1 writes
verified   again   judged otherwise: 1 writes
verified   again   emptied: 1 writes
verified   null    refused: 1 writes
verified   null    altered: 1 writes
verified   null    judged otherwise: 1 writes
verified   null    emptied: 1 writes
