--TEST--
aikey_forget() deletes the stored key and what is known about it
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
$show = fn() => print(json_encode([aikey_forget(), array_keys(Options::$rows), aikey_is_verified(), aikey_source()]) . "\n");

echo 'Nothing: ';
$show();
echo 'Verified: ';
aikey_save_and_test($key);
$show();
echo implode(' ', array_slice(Options::$writes, -3)), "\n";

echo 'Beside another connector: ';
Options::store($key, 'blocked');
update_option('connectors_ai_other_api_key', 'other');
$show();
Options::$rows = [];

// What is known about a key that cannot be removed stays true.
putenv("OPENAI_API_KEY=$key");
aikey_save_and_test();
Options::$rows[Options::KEY] = 'stored beside it';
echo 'From the environment: ';
$show();
putenv('OPENAI_API_KEY');

// The flag is removed before its key, and restored if the key stays.
foreach (['refused' => fn() => false, 'throws' => fn() => throw new DomainException('no')] as $how => $fail) {
    foreach ([1, 2, 3] as $n) {
        Options::store($key, 'valid');
        $count = 0;
        Options::$before = function ($function) use (&$count, $n, $fail) {
            return $function === 'delete_option' && ++$count === $n ? $fail() : true;
        };
        try {
            $result = json_encode(aikey_forget());
        } catch (DomainException) {
            $result = 'exception';
        }
        Options::$before = null;
        echo "$how, $n: $result, ", json_encode([array_keys(Options::$rows), aikey_is_verified()]), "\n";
    }
}
?>
--EXPECT--
Nothing: [true,[],false,"none"]
Verified: [true,[],false,"none"]
-api_key_verified -connectors_ai_openai_api_key -aikey_verification_openai
Beside another connector: [true,["connectors_ai_other_api_key"],false,"none"]
From the environment: [true,["aikey_verification_openai","api_key_verified"],true,"env"]
refused, 1: false, [["connectors_ai_openai_api_key","api_key_verified","aikey_verification_openai"],true]
refused, 2: false, [["connectors_ai_openai_api_key","aikey_verification_openai","api_key_verified"],true]
refused, 3: false, [["aikey_verification_openai"],false]
throws, 1: exception, [["connectors_ai_openai_api_key","api_key_verified","aikey_verification_openai"],true]
throws, 2: exception, [["connectors_ai_openai_api_key","aikey_verification_openai","api_key_verified"],true]
throws, 3: exception, [["aikey_verification_openai"],false]
