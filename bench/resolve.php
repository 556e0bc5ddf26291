<?php
/**
 * aikey_resolve() beside what it replaces, as ratios of CPU time: the fastest of many short rounds, taken in turns.
 *
 *     php -d extension=$(tools/build) [-d aikey.keyring=FILE] bench/resolve.php [PATH OF A WORDPRESS SITE]
 *
 * With a site, get_option() is WordPress's own, and with a keyring as well sealed keys are measured; without a site it is a
 * function that looks into an array.
 */

const CALLS = 2000;
const ROUNDS = 200;

if (isset($argv[1])) {
    require $argv[1] . '/wp-load.php';
    update_option('connectors_ai_openai_api_key', str_repeat('k', 164));
} else {
    function get_option(string $name, mixed $default = false): mixed
    {
        static $options = [
            'connectors_ai_openai_api_key' => 'sk-proj-0123456789',
        ];
        return $options[$name] ?? $default;
    }
}

/** Nanoseconds a call, of the fastest round of each. */
function measure(callable ...$rounds): array
{
    $best = array_fill(0, count($rounds), INF);
    for ($i = 0; $i < ROUNDS; $i++) {
        foreach ($rounds as $n => $round) {
            $start = hrtime(true);
            $round();
            $best[$n] = min($best[$n], (hrtime(true) - $start) / CALLS);
        }
    }
    return $best;
}

function report(string $name, float $ours, string $peer, float $theirs, float $goal): void
{
    $ratio = $ours / $theirs;
    printf("%-26s %7.1f ns   %-28s %7.1f ns   ratio %.2f   goal %.2f   %s\n",
        $name, $ours, $peer, $theirs, $ratio, $goal, $ratio <= $goal ? 'met' : 'MISSED');
}

putenv('OPENAI_API_KEY');
[$ours, $theirs] = measure(
    function () { for ($i = 0; $i < CALLS; $i++) { aikey_resolve(); } },
    function () { for ($i = 0; $i < CALLS; $i++) { get_option('connectors_ai_openai_api_key'); } },
);
report('aikey_resolve(), option', $ours, 'get_option()', $theirs, 1.1);

if (function_exists('update_option') && ini_get('aikey.keyring') !== '') {
    $plain = get_option('connectors_ai_openai_api_key');
    update_option('connectors_ai_openai_api_key', aikey_seal($plain));
    [$ours, $theirs] = measure(
        function () { for ($i = 0; $i < CALLS; $i++) { aikey_resolve(); } },
        function () { for ($i = 0; $i < CALLS; $i++) { get_option('connectors_ai_openai_api_key'); } },
    );
    report('sealed, opened before', $ours, 'get_option()', $theirs, 1.15);
    update_option('connectors_ai_openai_api_key', $plain);

    // Every value is another one: none is opened twice.
    $sealed = array_map(fn() => aikey_seal($plain), range(1, 20000));
    $start = hrtime(true);
    foreach ($sealed as $value) {
        aikey_open($value);
    }
    printf("%-26s %7.1f ns   goal 5000\n", 'opened the first time', (hrtime(true) - $start) / count($sealed));
}

putenv('OPENAI_API_KEY=' . str_repeat('k', 164));
[$ours, $theirs] = measure(
    function () { for ($i = 0; $i < CALLS; $i++) { aikey_resolve(); } },
    function () { for ($i = 0; $i < CALLS; $i++) { getenv('OPENAI_API_KEY'); } },
);
report('aikey_resolve(), env', $ours, 'getenv()', $theirs, 1.0);
putenv('OPENAI_API_KEY');

define('OPENAI_API_KEY', str_repeat('k', 164));
[$ours, $theirs] = measure(
    function () { for ($i = 0; $i < CALLS; $i++) { aikey_resolve(); } },
    function () { for ($i = 0; $i < CALLS; $i++) { constant('OPENAI_API_KEY'); } },
);
report('aikey_resolve(), constant', $ours, 'constant()', $theirs, 1.2);
