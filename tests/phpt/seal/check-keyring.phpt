--TEST--
A keyring can be checked before it is put in place: the exit status says whether it can be used
--FILE--
<?php
require __DIR__ . '/../utils/keyring.inc';

/** The command of docs/hosting.md. */
function check(string $what, string $keyring): void
{
    $php = escapeshellarg(PHP_BINARY) . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d html_errors=0';
    exec("$php -d aikey.keyring=" . escapeshellarg($keyring) . " -r 'aikey_seal(\"check\");' 2>&1", $output, $status);
    preg_match('/aikey\.keyring names (.*?) in /', implode("\n", $output), $why);
    echo "$what: $status ", $why[1] ?? 'nothing to say', "\n";
}

check('in order', keyring(master(2), master(1)));
check('a malformed new line', keyring('not a key', master(1)));
check('empty', keyring());
check('not there', '/nowhere/keyring');
$exposed = keyring(master(1));
chmod($exposed, 0644);
check('readable by all', $exposed);
?>
--EXPECT--
in order: 0 nothing to say
a malformed new line: 255 has a line that is not base64 of 32 bytes (line 1)
empty: 255 holds no key
not there: 255 does not exist
readable by all: 255 can be read or changed by users other than its owner and group: chmod 600
