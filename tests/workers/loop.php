<?php
// A worker's script: one request after the other, each with keys of its own, and "ok" if it gets them back.
require __DIR__ . '/../phpt/utils/options.inc';
require __DIR__ . '/../lib/keys.inc';

function handle(int $number): string
{
    $failed = [];
    $same = function (string $what, mixed $got, mixed $wanted) use (&$failed): void {
        if ($got !== $wanted) {
            $failed[] = "$what: " . var_export($got, true) . ' instead of ' . var_export($wanted, true);
        }
    };
    $of_server = $number % 3 === 0 ? "sk-proj-$number-of-the-server" : null;
    $same('before anything is stored', [aikey_resolve(), aikey_source()], [$of_server, $of_server ? 'env' : 'none']);

    $key = "sk-proj-$number-" . bin2hex(random_bytes(12));
    Options::$rows[Options::KEY] = $number % 2 ? $key : aikey_seal($key, Options::KEY);
    $same('its key', aikey_resolve(), $of_server ?? $key);
    $same('verified', aikey_is_verified(), false);
    $same('whether it is sealed', aikey_is_sealed(Options::$rows[Options::KEY]), $number % 2 === 0);
    if ($number % 300 === 1) {
        $saved = aikey_save_and_test($key = demo_key('working', $number));
        $same('a test', [$saved['code'], aikey_resolve(), aikey_is_verified()], ['connected', $key, true]);
    }
    if ($number % 5 === 0) {
        throw new RuntimeException($failed === [] ? 'ok' : implode('; ', $failed));
    }
    return $failed === [] ? 'ok' : implode('; ', $failed);
}

for ($number = 0; next_request(); $number++) {
    try {
        echo handle($number);
    } catch (RuntimeException $exception) {
        echo $exception->getMessage();
        unset($exception);
    }
    Options::$rows = Options::$writes = Options::$autoload = [];
    // As processes that handle many requests as one should. One that never does stays bounded, too.
    if ($number % 2 && aikey_wipe() !== 0) {
        echo 'a key was held';
    }
}
