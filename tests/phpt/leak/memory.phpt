--TEST--
Nothing of a key stays in the memory of a process that only asked about it
--SKIPIF--
<?php
require __DIR__ . '/../utils/skip-standin.inc';
if (!is_readable('/proc/self/mem')) die('skip needs /proc');
if (getenv('USE_ZEND_ALLOC') === '0') die('skip what valgrind keeps of memory says nothing');
?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

/** How often parts of the key's secret end are in a process's memory. Its stack is left out: the next calls overwrite it. */
function search(int $pid, string $key): int
{
    $parts = str_split(substr($key, -43), 9);
    $memory = fopen("/proc/$pid/mem", 'rb');
    $found = 0;
    foreach (file("/proc/$pid/maps") as $line) {
        [$range, $access] = explode(' ', $line);
        if (!str_starts_with($access, 'rw') || str_contains($line, '[stack]')) {
            continue;
        }
        [$begin, $end] = array_map('hexdec', explode('-', $range));
        if (PHP_INT_SIZE === 4) { // half of the addresses are larger than an integer
            $text = (string) shell_exec(sprintf('dd if=/proc/%d/mem bs=4096 skip=%d count=%d status=none', $pid, $begin / 4096, ($end - $begin) / 4096));
        } else {
            fseek($memory, $begin);
            $text = (string) stream_get_contents($memory, $end - $begin);
        }
        foreach (array_slice($parts, 0, 4) as $part) {
            $found += substr_count($text, $part);
        }
    }
    return $found;
}

/** What the code prints, and how often parts of the key are in memory after it. The process has the key from its environment. */
function run(string $code, string $key): array
{
    $command = PHP_BINARY . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d variables_order= -d aikey.timeout=60 -r ' . escapeshellarg("$code fgets(STDIN);");
    $process = proc_open("exec $command", [['pipe', 'r'], ['pipe', 'w']], $pipes, null, ['OPENAI_API_KEY' => $key] + getenv());
    $said = fgets($pipes[1]);
    $found = search(proc_get_status($process)['pid'], $key);
    fclose($pipes[0]);
    proc_close($process);
    return [trim($said), $found];
}

// Long, so that nothing else of its size is allocated and takes the place of what was freed.
$key = demo_key('echo-key') . bin2hex(random_bytes(200));
[, $before] = run('echo "\n";', $key);
foreach (['aikey_source()', 'aikey_status()["source"]', 'aikey_test()["code"]', 'strlen($kept = aikey_resolve()) > 50'] as $code) {
    [$said, $after] = run("echo $code, \"\\n\";", $key);
    echo "$said: ", $after - $before, " more\n";
}
?>
--EXPECT--
env: 0 more
env: 0 more
invalid_key: 0 more
1: 4 more
