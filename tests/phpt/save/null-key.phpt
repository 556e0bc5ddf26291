--TEST--
Save & Test without a key: the outcome is recorded for the key that resolves, which stays where it is
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$scenarios = ['valid' => 'working', 'rejected' => 'invalid', 'blocked' => 'no-credit', 'unknown' => 'server-error'];

echo "before   now      | code                 source   saved | verified flag key\n";
foreach (['nothing' => '', 'valid' => 'valid', 'blocked' => 'blocked'] as $before => $verdict) {
    foreach ($scenarios as $now => $scenario) {
        $key = demo_key($scenario);
        Options::store($key, $verdict);
        report($before, $now, aikey_save_and_test(), $key);
    }
}

// The same for a key that is not stored in WordPress.
Options::$rows = [];
foreach ($scenarios as $now => $scenario) {
    $key = demo_key($scenario);
    putenv("OPENAI_API_KEY=$key");
    report('env', $now, aikey_save_and_test(), $key);
}
putenv('OPENAI_API_KEY');
define('OPENAI_API_KEY', demo_key('working'));
report('constant', 'valid', aikey_save_and_test(), OPENAI_API_KEY);

function report(string $before, string $now, array $result, string $key): void
{
    printf("%-8s %-8s | %-20s %-8s %-5s | %-8s %-4s %s\n", $before, $now, $result['code'], $result['source'],
        json_encode($result['saved']), json_encode(aikey_is_verified()), Options::$rows[Options::FLAG] ?? '-',
        (Options::$rows[Options::KEY] ?? $key) === $key && aikey_resolve() === $key ? 'as before' : 'CHANGED');
    if ($result['verdict'] !== $now || $result['api_key_verified'] !== aikey_is_verified()) {
        var_dump($result);
    }
}
?>
--EXPECT--
before   now      | code                 source   saved | verified flag key
nothing  valid    | connected            database false | true     1    as before
nothing  rejected | invalid_key          database false | false    0    as before
nothing  blocked  | insufficient_quota   database false | false    0    as before
nothing  unknown  | provider_unavailable database false | false    -    as before
valid    valid    | connected            database false | true     1    as before
valid    rejected | invalid_key          database false | false    0    as before
valid    blocked  | insufficient_quota   database false | false    0    as before
valid    unknown  | provider_unavailable database false | true     1    as before
blocked  valid    | connected            database false | true     1    as before
blocked  rejected | invalid_key          database false | false    0    as before
blocked  blocked  | insufficient_quota   database false | false    0    as before
blocked  unknown  | provider_unavailable database false | false    0    as before
env      valid    | connected            env      false | true     1    as before
env      rejected | invalid_key          env      false | false    0    as before
env      blocked  | insufficient_quota   env      false | false    0    as before
env      unknown  | provider_unavailable env      false | false    0    as before
constant valid    | connected            constant false | true     1    as before
