--TEST--
aikey_test() finds in every reply of Google's what it says, and never puts the key into a URL
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/scenarios.inc';

$log = standin_log(fn() => check_scenarios(['huge-headers' => ['connect_failed', 'unexpected_reply']], 'google'));
echo json_encode(array_unique(array_column($log, 'query'))), "\n";

$result = aikey_test(demo_key('working', 0, 'google'), 'google');
echo json_encode([$result['model'], $result['usage'], $result['hints']]), "\n";
echo aikey_test(demo_key('rate-limited', 0, 'google'), 'google')['retry_after'], "\n";
echo aikey_test(demo_key('model-not-found', 0, 'google'), 'google')['fix'], "\n";
echo aikey_test(demo_key('service-disabled', 0, 'google'), 'google')['help_url'], "\n";

$key = demo_key('banned', 0, 'google');
assert_no_leak($key, print_r(aikey_test($key, 'google'), true));
?>
--EXPECT--
{"blocked":8,"rejected":4,"unknown":20,"valid":6}
[false]
["gemini-flash-lite-latest",{"input_tokens":4,"output_tokens":1},[]]
20
Choose another model under "Test with", or ask the owner of the project to grant access. Models that this key may use: gemini-flash-latest, gemini-pro-latest.
https://console.cloud.google.com/apis/library/generativelanguage.googleapis.com
