--TEST--
A sealed key that does not open: each reason has its name, and what is stored stays stored
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';
require __DIR__ . '/../utils/standin.inc';

$sealed = run_child(['aikey.keyring' => keyring(master(1)), 'aikey.tenant' => 'shop'], 'echo aikey_seal(demo_key("working"));');
$there = ['aikey.keyring' => keyring(master(1)), 'aikey.tenant' => 'shop'];
$exposed = keyring(master(1));
chmod($exposed, 0644);

function tell(string $what, array $ini, string $sealed): void
{
    $requests = standin_requests(function () use ($ini, $sealed, &$said) {
        $said = run_child($ini + ['display_startup_errors' => '0'], '$sealed = ' . var_export($sealed, true) . ';' . <<<'PHP'
            Options::$rows[Options::KEY] = $sealed;
            $before = Options::state();
            $warnings = [];
            set_error_handler(function ($level, $message) use (&$warnings) { $warnings[] = "$level $message"; return true; });
            $keys = [aikey_resolve(), aikey_resolve(), aikey_resolve()];
            restore_error_handler();
            echo $keys === [null, null, null] && count($warnings) === 1 ? 'no key, one warning' : var_export([$keys, $warnings], true);
            $status = aikey_status();
            echo ', ', $status['source'], ' ', json_encode($status['sealed']), ' ', json_encode($status['seal_problem']), ' ', $status['code'], "\n";
            $result = aikey_save_and_test();
            try {
                aikey_seal('another');
            } catch (AikeyException $e) {
                echo '    ', strtok($e->getMessage(), ':'), ', ', $e->getCode(), "\n";
            }
            echo '    ', $result['code'], ', ', $result['source'], ', ', Options::state() === $before ? 'as before' : 'CHANGED';
            try {
                aikey_open($sealed);
            } catch (AikeyException $e) {
                echo ', ', $e->getCode(), "\n    ", substr($warnings[0], 2), "\n";
            }
            PHP);
    });
    $said = preg_replace('/^PHP Warning:  PHP Startup.*\n/', '', $said);
    echo "$what: $said    ", count($requests), " requests\n";
}

tell('no keyring', ['aikey.tenant' => 'shop'], $sealed);
tell('not there', ['aikey.keyring' => '/nowhere/keyring'] + $there, $sealed);
tell('readable by all', ['aikey.keyring' => $exposed] + $there, $sealed);
tell('emptied', ['aikey.keyring' => keyring()] + $there, $sealed);
tell('another key', ['aikey.keyring' => keyring(master(2))] + $there, $sealed);
tell('another tenant', ['aikey.tenant' => 'blog'] + $there, $sealed);
tell('cut', $there, substr($sealed, 0, -3));
tell('changed', $there, substr_replace($sealed, $sealed[40] === 'A' ? 'B' : 'A', 40, 1));
tell('another start', $there, 'X' . substr($sealed, 1));
?>
--EXPECT--
no keyring: no key, one warning, database true "no_keyring" seal_unavailable
    Cannot seal the key, 3
    seal_unavailable, database, as before, 3
    aikey_resolve(): Cannot open the sealed key of openai: no keyring is configured here (aikey.keyring in php.ini)
    0 requests
not there: no key, one warning, database true "keyring_unreadable" seal_unavailable
    Cannot seal the key, 4
    seal_unavailable, database, as before, 4
    aikey_resolve(): Cannot open the sealed key of openai: the keyring that aikey.keyring names does not exist
    0 requests
readable by all: no key, one warning, database true "keyring_unreadable" seal_unavailable
    Cannot seal the key, 4
    seal_unavailable, database, as before, 4
    aikey_resolve(): Cannot open the sealed key of openai: the keyring that aikey.keyring names can be read or changed by users other than its owner and group: chmod 600
    0 requests
emptied: no key, one warning, database true "keyring_unreadable" seal_unavailable
    Cannot seal the key, 4
    seal_unavailable, database, as before, 4
    aikey_resolve(): Cannot open the sealed key of openai: the keyring that aikey.keyring names holds no key
    0 requests
another key: no key, one warning, database true "unknown_key_id" seal_unavailable
    seal_unavailable, database, as before, 5
    aikey_resolve(): Cannot open the sealed key of openai: the keyring no longer holds the key that sealed it: put that line back
    0 requests
another tenant: no key, one warning, database true "other_tenant" other_tenant
    Cannot seal the key, 7
    other_tenant, database, as before, 7
    aikey_resolve(): Cannot open the sealed key of openai: the stored key, or another key of this site, was sealed for a tenant that this process does not have: aikey.tenant must be the same as in the site's pool; on the command line, php -d aikey.tenant=...
    0 requests
cut: no key, one warning, database true "tampered" seal_unavailable
    seal_unavailable, database, as before, 6
    aikey_resolve(): Cannot open the sealed key of openai: it was changed or cut off, or it was sealed for another option
    0 requests
changed: no key, one warning, database true "tampered" seal_unavailable
    seal_unavailable, database, as before, 6
    aikey_resolve(): Cannot open the sealed key of openai: it was changed or cut off, or it was sealed for another option
    0 requests
another start: no key, one warning, database true "tampered" seal_unavailable
    seal_unavailable, database, as before, 6
    aikey_resolve(): Cannot open the sealed key of openai: it was changed or cut off, or it was sealed for another option
    0 requests
