--TEST--
No error message or trace holds the key, wherever it comes from
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=1000
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
$calls = [
    fn() => aikey_mask($key, 1),
    fn() => aikey_mask([$key]),
    fn() => aikey_lint($key, 'NO ID'),
    fn() => aikey_test($key, 'NO ID'),
    fn() => aikey_test($key, options: ['model' => 5]),
    fn() => aikey_save_and_test($key, options: ['no' => 'such']),
];
// An exception from each call into WordPress, whose arguments may contain the key.
foreach (['before', 'after'] as $moment) {
    foreach (range(1, 12) as $n) {
        $calls[] = function () use ($key, $moment, $n) {
            Options::$rows = [];
            $count = 0;
            Options::${$moment} = function () use (&$count, $n) {
                if (++$count === $n) {
                    throw new DomainException('from WordPress');
                }
            };
            aikey_save_and_test($key);
        };
    }
}
foreach ($calls as $i => $call) {
    try {
        $call();
        echo "Call $i threw nothing\n";
    } catch (Throwable $e) {
        Options::$before = Options::$after = null;
        $class = get_class($e);
        $classes[$class] = ($classes[$class] ?? 0) + 1;
        assert_no_leak($key, $e . $e->getTraceAsString());
        // The arguments in a trace contain no key, except in the test's own frames.
        foreach ($e->getTrace() as $frame) {
            if (!str_contains($frame['function'], '{closure')) {
                assert_no_leak($key, print_r($frame['args'] ?? [], true));
            }
        }
    }
}
print_r($classes);
?>
--EXPECT--
Array
(
    [ArgumentCountError] => 1
    [TypeError] => 2
    [ValueError] => 3
    [DomainException] => 24
)
