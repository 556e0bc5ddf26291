<?php
// One request of a thread, which is number $request of thread $thread. All values are its own; it prints "ok" if it gets
// them back, and then ends in one of the ways in which requests end.
require __DIR__ . '/../phpt/utils/options.inc';
require __DIR__ . '/../lib/keys.inc';

$failed = [];
$same = function (string $what, mixed $got, mixed $wanted) use (&$failed): void {
    if ($got !== $wanted) {
        $failed[] = "$what: " . var_export($got, true) . ' instead of ' . var_export($wanted, true);
    }
};
$new = fn(string $of): string => "sk-proj-$thread-$request-$of-" . bin2hex(random_bytes(12));

$same('before anything is stored', [aikey_resolve(), aikey_source()], [null, 'none']);
Options::$rows[Options::KEY] = $key = $new('plain');
$same('a stored key', aikey_resolve(), $key);

$has_keyring = ini_get('aikey.keyring') !== '';
$key = $new('sealed');
$stored = $has_keyring ? aikey_seal($key, Options::KEY) : $key;
if ($has_keyring) {
    $same('opened', aikey_open($stored, Options::KEY), $key);
}
Options::$rows[Options::KEY] = $stored;
$same('what was stored last', [aikey_resolve(), aikey_source()], [$key, 'database']);
for ($i = 0; $i < 100; $i++) { // often, since threads seldom meet in what is over in an instant
    $same('again', [aikey_resolve(), aikey_mask($key)], [$key, str_repeat('•', 16) . substr($key, -4)]);
}

// Threads share one environment, so each has its own variable.
putenv("THREAD_{$thread}_API_KEY=" . ($key = $new('environment')));
$same('its variable', [aikey_resolve("thread-$thread"), aikey_source("thread-$thread")], [$key, 'env']);
putenv("THREAD_{$thread}_API_KEY");
$same('without it', aikey_resolve("thread-$thread"), null);

$model = fn(): string => aikey_connectors()['anthropic']['model'];
$same('the model before it is set', $model(), ini_get('aikey.anthropic.model'));
ini_set('aikey.anthropic.model', "model-of-$thread");
ini_set('aikey.timeout', (string) (20 + $thread % 100));
if ($request % 10 === 0) {
    $number = $thread * 100000 + $request;
    $same('a test', aikey_test(demo_key('invalid', $number))['code'], 'invalid_key');
    $saved = aikey_save_and_test($key = demo_key('working', $number));
    $same('saved', [$saved['code'], $saved['saved'], aikey_resolve(), aikey_is_verified()], ['connected', true, $key, true]);
}
$same('its own settings', [$model(), ini_get('aikey.timeout')], ["model-of-$thread", (string) (20 + $thread % 100)]);

echo $failed === [] ? 'ok' : implode('; ', $failed);
switch (($thread + $request) % 4) {
    case 0:
        exit;
    case 1:
        throw new Exception('ends this request');
    case 2:
        ini_set('memory_limit', '8M');
        str_repeat('x', 1 << 30); // and so does this
}
