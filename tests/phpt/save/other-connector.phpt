--TEST--
Save & Test: a connector that aikey can't test has its key stored, unverified, under names of its own
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';

$result = aikey_save_and_test('some-key', 'my-ai');
echo "$result[code] $result[verdict] $result[connector] ", json_encode([$result['saved'], $result['http_status']]), "\n";
echo implode("\n", Options::$writes), "\n";
var_dump(aikey_resolve('my-ai'), aikey_is_verified('my-ai'), aikey_resolve());

var_dump(aikey_forget('my-ai'), Options::$rows);
?>
--EXPECT--
no_probe unknown my-ai [true,0]
connectors_ai_my_ai_api_key=some-key
aikey_verification_my-ai
api_key_verified_my-ai=0
string(8) "some-key"
bool(false)
NULL
bool(true)
array(0) {
}
