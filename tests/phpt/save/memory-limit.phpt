--TEST--
Save & Test: code that reaches memory_limit whenever it runs leaves one fatal error, the lock is given back, and a verified key stays verified
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/standin.inc';

// From which call on it does so.
$places = [
    'get_option, Options::KEY, 0',
    'get_option, Options::KEY, 2',
    'get_option, Options::RECORD, 0',
    'get_option, Options::FLAG, 0',
    'get_option, "any", 4',
    'update_option, Options::KEY, 0',
    'update_option, Options::RECORD, 0',
    'update_option, Options::FLAG, 0',
    'update_option, Options::FLAG, 1',
    'update_option, "any", 0',
    'get_var, "GET_LOCK", 0',
    'get_var, "RELEASE_LOCK", 0',
];
$ways = [
    'at once' => 'str_repeat("x", 1 << 30);',
    'bit by bit' => 'for ($all = []; ; ) { $all = [$all, str_repeat("x", 100)]; }',
    'outside of PHP code' => 'json_decode("[" . str_repeat("{},", 1 << 20) . "{}]");',
];
$memory = realpath(__DIR__ . '/../utils/memory.inc');
foreach ($places as $place) {
    [$function, $name, $after] = explode(', ', $place);
    $found = [];
    foreach ($ways as $way => $code) {
        $log = tempnam(sys_get_temp_dir(), 'aikey-log-');
        $ini = ['aikey.openai.base_url' => standin('http'), 'memory_limit' => '32M', 'display_errors' => '0',
            'log_errors' => '1', 'error_log' => $log];
        $output = run_child($ini, <<<PHP
            require '$memory';

            function step(string \$function, string \$name): void
            {
                static \$after = $after;
                if (\$function === '$function' && in_array($name, [\$name, 'any'], true) && \$after-- <= 0) {
                    $code
                }
            }

            final class Database
            {
                public string \$options = 'wp_options';
                public static string \$lock = 'free';

                public function get_var(string \$sql): string
                {
                    \$function = trim(strtok(\$sql, '('));
                    self::\$lock = \$function === 'SELECT GET_LOCK' ? 'held' : 'free';
                    step('get_var', substr(\$function, 7));
                    return '1';
                }
            }

            \$wpdb = new Database();
            \$new = demo_key('no-credit', 1);
            Options::store(demo_key('working'), 'valid');
            \$before = Options::state();
            Options::\$before = step(...);
            register_shutdown_function(function () use (\$new, \$before) {
                ini_set('memory_limit', -1);
                Options::\$before = null;
                echo Options::state() === \$before ? 'as before' : (Options::key(['new' => \$new, 'old' => demo_key('working')]) . ' key, '
                    . (aikey_is_verified() ? 'verified' : 'not verified') . ', flag ' . Options::\$rows[Options::FLAG]),
                    ', ', Database::\$lock, is_in_heap(\$new) ? ', key in memory' : '';
            });
            aikey_save_and_test(\$new, options: ['replace' => true]);
            PHP);
        $logged = file_get_contents($log);
        unlink($log);
        assert_no_leak(demo_key('no-credit', 1), $output . $logged);
        $found[] = $output . ', ' . substr_count($logged, 'PHP Fatal error: ') . ' fatal';
    }
    echo "$place: ", implode('; ', array_unique($found)), "\n";
}
?>
--EXPECT--
get_option, Options::KEY, 0: as before, free, 1 fatal
get_option, Options::KEY, 2: as before, free, 1 fatal
get_option, Options::RECORD, 0: as before, free, 1 fatal
get_option, Options::FLAG, 0: as before, free, 1 fatal
get_option, "any", 4: as before, free, 1 fatal
update_option, Options::KEY, 0: as before, free, 1 fatal
update_option, Options::RECORD, 0: as before, free, 1 fatal
update_option, Options::FLAG, 0: as before, free, 1 fatal
update_option, Options::FLAG, 1: old key, verified, flag 0, free, 1 fatal
update_option, "any", 0: as before, free, 1 fatal
get_var, "GET_LOCK", 0: as before, free, 1 fatal
get_var, "RELEASE_LOCK", 0: new key, not verified, flag 0, free, 1 fatal
