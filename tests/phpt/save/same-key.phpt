--TEST--
Save & Test: the stored key pasted again changes only what is known about it
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$scenarios = ['valid' => 'working', 'rejected' => 'invalid', 'blocked' => 'no-credit', 'unknown' => 'server-error'];

echo "before   now      | code                 saved kept  | verified flag writes\n";
foreach (['valid', 'blocked'] as $before) {
    foreach ($scenarios as $now => $scenario) {
        $key = demo_key($scenario);
        Options::store($key, $before);
        $result = aikey_save_and_test(" $key\n");
        printf("%-8s %-8s | %-20s %-5s %-5s | %-8s %-4s %s\n", $before, $now, $result['code'],
            json_encode($result['saved']), json_encode($result['kept_previous']), json_encode(aikey_is_verified()),
            Options::$rows[Options::FLAG], implode(', ', Options::$writes));
        if (Options::$rows[Options::KEY] !== $key || $result['source'] !== 'database') {
            var_dump($result, Options::$rows);
        }
    }
}
?>
--EXPECT--
before   now      | code                 saved kept  | verified flag writes
valid    valid    | connected            true  false | true     1    aikey_verification_openai
valid    rejected | invalid_key          true  false | false    0    api_key_verified=0, aikey_verification_openai
valid    blocked  | insufficient_quota   true  false | false    0    api_key_verified=0, aikey_verification_openai
valid    unknown  | provider_unavailable true  false | true     1    
blocked  valid    | connected            true  false | true     1    aikey_verification_openai, api_key_verified=1
blocked  rejected | invalid_key          true  false | false    0    aikey_verification_openai
blocked  blocked  | insufficient_quota   true  false | false    0    aikey_verification_openai
blocked  unknown  | provider_unavailable true  false | false    0
