--TEST--
Save & Test: exit() or a fatal error in any write leaves everything as it was
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/standin.inc';

$cases = [
    ['valid', 'working', 'exit', 'exit("Exit. ");'],
    ['valid', 'working', 'fatal error', 'eval("function strlen() {}");'],
    ['blocked', 'no-credit', 'fatal error', 'eval("function strlen() {}");'],
];
foreach ($cases as [$verdict, $scenario, $end, $code]) {
    for ($n = 1; $n <= 4; $n++) {
        $output = run_child(['aikey.openai.base_url' => standin('http')], <<<PHP
            \$new = demo_key('$scenario', 1);
            Options::store(\$old = demo_key('working'), 'valid');
            \$before = Options::state();
            register_shutdown_function(function () use (\$old, \$new, \$before) {
                Options::\$after = null;
                echo Options::state() === \$before ? 'as before' : sprintf('%s key, %s, %s',
                    Options::key(compact('old', 'new')), aikey_is_verified() ? 'verified' : 'not verified',
                    Options::\$rows[Options::FLAG]);
            });
            Options::\$after = function (\$function) {
                static \$count = 0;
                if (\$function !== 'get_option' && ++\$count === $n) {
                    $code
                }
            };
            aikey_save_and_test(\$new, options: ['replace' => true]);
            PHP);
        assert_no_leak(demo_key($scenario, 1), $output);
        $output = preg_replace('/\s*Fatal error: .*\s*/', 'Fatal error. ', $output);
        echo "$verdict, $end after write $n: $output\n";
    }
}
?>
--EXPECT--
valid, exit after write 1: Exit. as before
valid, exit after write 2: Exit. as before
valid, exit after write 3: Exit. as before
valid, exit after write 4: Exit. as before
valid, fatal error after write 1: Fatal error. as before
valid, fatal error after write 2: Fatal error. as before
valid, fatal error after write 3: Fatal error. as before
valid, fatal error after write 4: Fatal error. as before
blocked, fatal error after write 1: Fatal error. as before
blocked, fatal error after write 2: Fatal error. as before
blocked, fatal error after write 3: Fatal error. as before
blocked, fatal error after write 4: new key, not verified, 0
