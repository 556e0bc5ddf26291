--TEST--
exit() and fatal errors in get_option() end the request as anywhere else
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';

$ends = [
    'exit' => ['exit("Exit.\n");', 'aikey_resolve', 'aikey_status', 'aikey_test'],
    'compile error' => ['eval("function strlen() {}");', 'aikey_resolve', 'aikey_source', 'aikey_is_verified', 'aikey_test'],
    'memory limit' => ['str_repeat("x", 256 << 20);', 'aikey_resolve'],
    'user error' => ['@trigger_error("gone", E_USER_ERROR);', 'aikey_status'],
];
foreach ($ends as $end => [0 => $code]) {
    foreach (array_slice($ends[$end], 1) as $function) {
        $output = run_child(['memory_limit' => '32M'], <<<PHP
            register_shutdown_function(function () { Options::\$before = null; echo aikey_resolve() ?? 'no key'; });
            Options::\$before = function () { $code };
            $function();
            echo 'NOT REACHED';
            PHP);
        echo "$end in $function: ", preg_replace('/^\s*Fatal error: .*no key$/s', 'Fatal error, then no key', $output), "\n";
    }
}
?>
--EXPECT--
exit in aikey_resolve: Exit.
no key
exit in aikey_status: Exit.
no key
exit in aikey_test: Exit.
no key
compile error in aikey_resolve: Fatal error, then no key
compile error in aikey_source: Fatal error, then no key
compile error in aikey_is_verified: Fatal error, then no key
compile error in aikey_test: Fatal error, then no key
memory limit in aikey_resolve: Fatal error, then no key
user error in aikey_status: Fatal error, then no key
