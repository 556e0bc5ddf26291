--TEST--
Save & Test: whatever destructors of returned values do, the lock is given back, the key is wiped, and nothing is stored by half
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/standin.inc';

// What a destructor does, and what that prints.
$ways = [
    'throw new DomainException();' => 'DomainException. ',
    'exit("Exit. ");' => 'Exit. ',
    'eval("function strlen() {}");' => 'Fatal error. ',
    'for ($all = []; ; ) { $all = [$all, str_repeat("x", 100)]; }' => 'Fatal error. ',
];
// What returns an object with that destructor.
$places = [
    'get_option() before the test' => 'Options::$after = bomb_in("get_option", Options::KEY, 0);',
    'get_option() under the lock' => 'Options::$after = bomb_in("get_option", Options::KEY, 2);',
    'get_option() for the record' => 'Options::$after = bomb_in("get_option", Options::RECORD, 1);',
    'get_option() after a write' => 'Options::$after = bomb_in("get_option", Options::FLAG, 2);',
    'wp_supports_ai()' => 'function wp_supports_ai() { return new Bomb(); }',
    'wp_load_alloptions()' => 'function wp_load_alloptions() { return [...Options::$rows, "more" => new Bomb()]; }',
    'wp_cache_delete()' => 'function wp_cache_delete() { return new Bomb(); }',
    'GET_LOCK' => 'Database::$lock = fn() => new Bomb();',
    'RELEASE_LOCK' => 'Database::$unlock = fn() => new Bomb();',
    'the name of the table' => 'Database::$table = fn() => new Bomb();',
    'an exception after another' => <<<'PHP'
        Options::$before = fn($function) => $function === "get_option" || throw new DomainException();
        Database::$unlock = fn() => throw new Bomb();
        PHP,
];
$memory = realpath(__DIR__ . '/../utils/memory.inc');
foreach ($places as $place => $setup) {
    $found = [];
    foreach ($ways as $way => $printed) {
        $output = run_child(['aikey.openai.base_url' => standin('http'), 'memory_limit' => '32M'], <<<PHP
            require '$memory';

            final class Bomb extends Exception
            {
                function __destruct()
                {
                    static \$gone_off = false;
                    if (!\$gone_off) {
                        \$gone_off = true;
                        $way
                    }
                }
            }

            function bomb_in(string \$function, string \$name, int \$after): Closure
            {
                return function (\$called, \$option, &\$value) use (\$function, \$name, &\$after) {
                    if (\$called === \$function && \$option === \$name && \$after-- === 0) {
                        \$value = new Bomb();
                    }
                };
            }

            final class Database
            {
                public static bool \$locked = false;
                public static ?Closure \$lock = null;
                public static ?Closure \$unlock = null;
                public static ?Closure \$table = null;

                public function get_var(string \$sql): mixed
                {
                    self::\$locked = str_contains(\$sql, 'GET_LOCK');
                    \$answer = self::\$locked ? self::\$lock : self::\$unlock;
                    return \$answer === null ? '1' : \$answer();
                }

                public function __isset(string \$name): bool
                {
                    return \$name === 'options';
                }

                public function __get(string \$name): mixed
                {
                    return self::\$table === null ? 'wp_options' : (self::\$table)();
                }
            }

            \$wpdb = new Database();
            \$new = demo_key('working', 1);
            Options::store(demo_key('working'), 'valid');
            \$before = Options::state();
            register_shutdown_function(function () use (\$new, \$before) {
                ini_set('memory_limit', -1);
                Options::\$before = Options::\$after = null;
                echo Options::state() === \$before ? 'as before' : (Options::key(['new' => \$new]) . ' key, '
                    . (aikey_is_verified() ? 'verified' : 'not verified')),
                    Database::\$locked ? ', locked' : '', is_in_heap(\$new) ? ', key in memory' : '';
            });
            $setup
            try {
                aikey_save_and_test(\$new);
            } catch (Exception \$exception) {
                echo get_class(\$exception), '. ';
            }
            PHP);
        assert_no_leak(demo_key('working', 1), $output);
        $output = trim(preg_replace('/\s*Fatal error: .*\s*/', 'Fatal error. ', $output));
        $found[] = str_starts_with($output, $printed) ? substr($output, strlen($printed)) : "$way: $output";
    }
    echo "$place: ", implode('; ', array_unique($found)), "\n";
}
?>
--EXPECT--
get_option() before the test: as before
get_option() under the lock: as before
get_option() for the record: as before
get_option() after a write: as before
wp_supports_ai(): as before
wp_load_alloptions(): as before
wp_cache_delete(): as before
GET_LOCK: as before
RELEASE_LOCK: new key, verified
the name of the table: as before
an exception after another: as before; DomainException. as before
