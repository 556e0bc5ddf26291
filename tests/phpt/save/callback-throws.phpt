--TEST--
Save & Test: an exception from any call into WordPress is let through, and nothing is stored by half
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$old = demo_key('working');
$keys = ['valid' => demo_key('working', 1), 'blocked' => demo_key('no-credit', 1)];

foreach (['nothing' => null, 'verified' => 'valid'] as $stored => $verdict) {
    foreach ($keys as $name => $key) {
        foreach (['before', 'after'] as $moment) {
            $undone = $done = 0;
            for ($n = 1; ; $n++) {
                Options::$rows = [];
                $verdict === null or Options::store($old, $verdict);
                $before = Options::state();
                $exception = new DomainException();
                if (!throws($exception, $key, $moment, $n)) {
                    break;
                }
                if (Options::state() === $before) {
                    $undone++;
                } elseif (is_whole($key, $name === 'valid')) {
                    $done++;
                } else {
                    echo "Call $n $moment:\n";
                    var_dump($before, Options::state());
                }
            }
            printf("%-8s %-8s %-6s: %s\n", $stored, $name, $moment,
                $undone > 5 && $done > 0 ? 'before all is written as it was, then as it should be' : "$undone, $done");
        }
    }
}

/** Saves with an exception from the $n-th call; false where there are fewer calls. */
function throws(Exception $exception, string $key, string $moment, int $n): bool
{
    $count = 0;
    Options::${$moment} = function () use (&$count, $n, $exception) {
        if (++$count === $n) {
            throw $exception;
        }
    };
    try {
        aikey_save_and_test($key, options: ['replace' => true]);
    } catch (DomainException $caught) {
        if ($caught !== $exception || $caught->getPrevious() !== null) {
            echo "Another exception came out\n";
        }
    } finally {
        Options::${$moment} = null;
    }
    return $count >= $n;
}

/** Whether the new key is stored with all that belongs to it. */
function is_whole(string $key, bool $verified): bool
{
    return Options::$rows[Options::KEY] === $key && aikey_is_verified() === $verified
        && Options::$rows[Options::FLAG] === ($verified ? '1' : '0') && aikey_status()['tested_at'] !== null;
}
?>
--EXPECT--
nothing  valid    before: before all is written as it was, then as it should be
nothing  valid    after : before all is written as it was, then as it should be
nothing  blocked  before: before all is written as it was, then as it should be
nothing  blocked  after : before all is written as it was, then as it should be
verified valid    before: before all is written as it was, then as it should be
verified valid    after : before all is written as it was, then as it should be
verified blocked  before: before all is written as it was, then as it should be
verified blocked  after : before all is written as it was, then as it should be
