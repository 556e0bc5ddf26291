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
    $status = aikey_status();
    $same('its status', [$status['source'], $status['masked_key']], [$of_server ? 'env' : 'database', aikey_mask($of_server ?? $key)]);
    if ($number % 90 === 1) {
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
    // As processes that handle many requests as one should. Not after each, so that some open a key while another is kept.
    if ($number % 7 === 0 && aikey_wipe() !== 0) {
        echo 'a key was held';
    }
}
