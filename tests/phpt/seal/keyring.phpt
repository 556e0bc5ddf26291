--TEST--
What is wrong with a keyring is told at the start, without what is in it
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';
require __DIR__ . '/../utils/leak.inc';

function start(string $what, string $path, int $mode = 0600): void
{
    is_file($path) && chmod($path, $mode);
    $output = run_child(['aikey.keyring' => $path, 'html_errors' => '0'], 'ob_start(); phpinfo(INFO_MODULES); preg_match("/Sealing => (.*)\n.*=> (\d+)/", ob_get_clean(), $m); echo "\n$m[1], $m[2] keys";');
    assert_no_leak(master(1), $output);
    echo "$what: ", trim(preg_replace('/\s+/', ' ', str_replace($path, 'FILE', $output))), "\n";
}

start('in order', keyring('# one', master(1), '', master(2)));
start('not there', '/nowhere/keyring');
start('a folder', sys_get_temp_dir());
start('readable by all', keyring(master(1)), 0644);
start('empty', keyring());
start('cut', keyring(master(2), substr(master(1), 0, 30)));
start('wrong base64', keyring('*' . substr(master(1), 1)));
start('two in a line', keyring(master(1) . ' ' . master(2)));
start('seventeen', keyring(...array_map('master', range(1, 17))));
start('long', keyring(master(1), '#' . str_repeat('x', 65536)));
?>
--EXPECT--
in order: on, 2 keys
not there: Warning: PHP Startup: The keyring FILE does not exist; sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
a folder: Warning: PHP Startup: The keyring FILE is not a readable file; sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
readable by all: Warning: PHP Startup: The keyring FILE can be read or changed by users other than its owner and group: chmod 600; sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
empty: Warning: PHP Startup: The keyring FILE holds no key; sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
cut: Warning: PHP Startup: The keyring FILE has a line that is not base64 of 32 bytes (line 2); sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
wrong base64: Warning: PHP Startup: The keyring FILE has a line that is not base64 of 32 bytes (line 1); sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
two in a line: Warning: PHP Startup: The keyring FILE has a line that is not base64 of 32 bytes (line 1); sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
seventeen: Warning: PHP Startup: The keyring FILE holds more than 16 keys (line 17); sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
long: Warning: PHP Startup: The keyring FILE is larger than 65536 bytes; sealed keys cannot be used in Unknown on line 0 unavailable, 0 keys
