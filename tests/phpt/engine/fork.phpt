--TEST--
After pcntl_fork(), parent and child each keep, open and wipe their own
--EXTENSIONS--
aikey
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    exit('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';

echo run_child(['aikey.keyring' => keyring(master(1))], <<<'PHP'
    $sealed = aikey_seal('of both');
    $key = aikey_open($sealed);
    $file = tempnam(sys_get_temp_dir(), 'aikey-fork-');
    $child = pcntl_fork();
    if ($child === 0) {
        $own = aikey_open(aikey_seal('of the child'));
        $said = [$key, $own, aikey_open($sealed), aikey_seal('from the child')];
        $said = json_encode($said);
        unset($key, $own);
        file_put_contents($file, $said . aikey_wipe());
        exit;
    }
    pcntl_waitpid($child, $status);
    preg_match('/^(.*)(\d+)$/', file_get_contents($file), $said);
    [$inherited, $own, $again, $of_child] = json_decode($said[1]);
    unlink($file);
    var_dump($status, $inherited, $own, $again, $said[2]);
    var_dump($key, aikey_open($sealed) === $key, aikey_open($of_child));
    var_dump(aikey_wipe());

    // One that is killed takes nothing along.
    $child = pcntl_fork();
    if ($child === 0) {
        aikey_open($of_child);
        exec('kill -KILL ' . getmypid());
        sleep(60);
    }
    pcntl_waitpid($child, $status);
    var_dump(pcntl_wtermsig($status) === SIGKILL, $key, aikey_open($of_child));
    PHP);
?>
--EXPECT--
int(0)
string(7) "of both"
string(12) "of the child"
string(7) "of both"
string(1) "0"
string(7) "of both"
bool(true)
string(14) "from the child"
int(1)
bool(true)
string(7) "of both"
string(14) "from the child"
