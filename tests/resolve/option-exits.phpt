--TEST--
exit() and fatal errors in get_option() end the request as anywhere else
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';

$ends = [
    'exit' => 'exit("Exit.\n");',
    'compile error' => 'eval("function strlen() {}");',
    'memory limit' => 'str_repeat("x", 256 << 20);',
    'user error' => '@trigger_error("gone", E_USER_ERROR);',
    'undefined function' => 'not_defined();',
];
foreach ($ends as $end => $code) {
    foreach (['aikey_resolve', 'aikey_source', 'aikey_is_verified', 'aikey_status', 'aikey_test'] as $function) {
        $output = run_child(['memory_limit' => '32M'], <<<PHP
            register_shutdown_function(function () { Options::\$before = null; echo aikey_resolve() ?? 'no key'; });
            Options::\$before = function () { $code };
            $function();
            echo 'NOT REACHED';
            PHP);
        preg_match('/^\s*(Fatal error: (Uncaught \w+)?|Exit\.).*no key$/s', $output, $match);
        echo "$end in $function: ", $match[1] ?? $output, "\n";
    }
}
?>
--EXPECT--
exit in aikey_resolve: Exit.
exit in aikey_source: Exit.
exit in aikey_is_verified: Exit.
exit in aikey_status: Exit.
exit in aikey_test: Exit.
compile error in aikey_resolve: Fatal error: 
compile error in aikey_source: Fatal error: 
compile error in aikey_is_verified: Fatal error: 
compile error in aikey_status: Fatal error: 
compile error in aikey_test: Fatal error: 
memory limit in aikey_resolve: Fatal error: 
memory limit in aikey_source: Fatal error: 
memory limit in aikey_is_verified: Fatal error: 
memory limit in aikey_status: Fatal error: 
memory limit in aikey_test: Fatal error: 
user error in aikey_resolve: Fatal error: 
user error in aikey_source: Fatal error: 
user error in aikey_is_verified: Fatal error: 
user error in aikey_status: Fatal error: 
user error in aikey_test: Fatal error: 
undefined function in aikey_resolve: Fatal error: Uncaught Error
undefined function in aikey_source: Fatal error: Uncaught Error
undefined function in aikey_is_verified: Fatal error: Uncaught Error
undefined function in aikey_status: Fatal error: Uncaught Error
undefined function in aikey_test: Fatal error: Uncaught Error
