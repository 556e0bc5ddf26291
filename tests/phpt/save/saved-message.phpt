--TEST--
Save & Test: saved_message says what became of the key, in every case; aikey_test() has nothing to say
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$old = demo_key('working');
$pasted = ['valid' => 'working', 'rejected' => 'invalid', 'blocked' => 'no-credit', 'unknown' => 'server-error'];

foreach (['nothing' => null, 'unverified' => 'blocked', 'verified' => 'valid'] as $stored => $verdict) {
    foreach ($pasted as $what => $scenario) {
        Options::$rows = [];
        $verdict === null or Options::store($old, $verdict);
        echo "$stored, $what: ", aikey_save_and_test(demo_key($scenario, 1))['saved_message'], "\n";
    }
}
Options::store($key = demo_key('server-error'), 'valid');
echo 'a verified key that cannot be tested now: ', aikey_save_and_test($key)['saved_message'], "\n";
echo 'not pasted: ', aikey_save_and_test()['saved_message'], "\n";
echo 'a test only: ', aikey_test($key)['saved_message'], aikey_test()['saved_message'], "\n";
Options::store($key, 'blocked');
echo 'not pasted, not verified: ', aikey_save_and_test()['saved_message'], "\n";
putenv("OPENAI_API_KEY=$old");
echo 'in the environment: ', aikey_save_and_test($key)['saved_message'], "\n";
putenv('OPENAI_API_KEY');
Options::$rows = [];
Options::$before = fn($function) => $function !== 'update_option';
echo 'not stored: ', aikey_save_and_test($old)['saved_message'], "\n";
?>
--EXPECT--
nothing, valid: The key is saved.
nothing, rejected: It was not saved.
nothing, blocked: The key is saved, but not verified.
nothing, unknown: The key is saved, but not verified.
unverified, valid: The key is saved.
unverified, rejected: It was not saved. The stored key was kept.
unverified, blocked: The key is saved, but not verified.
unverified, unknown: The key is saved, but not verified.
verified, valid: The key is saved.
verified, rejected: It was not saved. Your old key stays in use.
verified, blocked: It was not saved. Your old key stays in use.
verified, unknown: It was not saved. Your old key stays in use.
a verified key that cannot be tested now: This key was saved and verified before. It stays in use.
not pasted: The key worked when it was tested before. It stays in use.
a test only: 
not pasted, not verified: 
in the environment: It was not saved.
not stored: 
