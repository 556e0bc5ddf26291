--TEST--
compat/aikey.php returns what the extension returns, in every case
--EXTENSIONS--
aikey
--SKIPIF--
<?php
$php = getenv('AIKEY_PHP_WITHOUT') ?: PHP_BINARY;
if (exec(escapeshellarg($php) . ' -n -r ' . escapeshellarg('echo extension_loaded("aikey") ? "yes" : "no";')) !== 'no') {
    echo 'skip aikey is compiled in; AIKEY_PHP_WITHOUT can name a PHP without it';
}
?>
--FILE--
<?php
/** A line for each case, with these options of PHP. */
function cases(string $options, string $php = PHP_BINARY): array
{
    exec(escapeshellarg($php) . " -n $options " . escapeshellarg(__DIR__ . '/cases.inc') . ' 2>&1', $lines);
    return $lines;
}

// Another one only where this one has aikey compiled in.
$php = getenv('AIKEY_PHP_WITHOUT') ?: PHP_BINARY;
$expected = cases(getenv('TEST_PHP_EXTRA_ARGS'));
// Where nothing can be tested, other advice is due.
$advice = 'Press \\"Test this key\\" under Settings > AI keys, or test it where you entered it.';
$without = 'It can be used anyway. To test it, this server needs the PHP extension aikey.';
$given = str_replace($without, $advice, cases('', $php), $replaced);
foreach ($expected as $i => $line) {
    if ($line !== ($given[$i] ?? '')) {
        echo "expected $line\ngot      ", $given[$i] ?? '', "\n";
    }
}
var_dump(count($expected) > 90, count($given) === count($expected), $replaced > 0);

// Neither is there if the other is; a copy in another plugin does no harm.
$copy = __DIR__ . '/../../../compat/aikey.php';
require $copy;
var_dump(defined('AIKEY_COMPAT'));
$code = "foreach ([1, 2] as \$copy) { require '$copy'; } echo AIKEY_COMPAT;";
echo exec(escapeshellarg($php) . ' -n -r ' . escapeshellarg($code)) === phpversion('aikey') ? 'the same version' : 'another version', "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(false)
the same version
