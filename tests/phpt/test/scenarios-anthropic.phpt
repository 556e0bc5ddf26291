--TEST--
aikey_test() finds in every reply of Anthropic's what it says
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/scenarios.inc';

check_scenarios(['huge-headers' => ['connect_failed', 'unexpected_reply']], 'anthropic');
$result = aikey_test(demo_key('working', 0, 'anthropic'), 'anthropic');
echo json_encode([$result['model'], $result['organization'], strlen($result['request_id']), $result['usage'], $result['hints']]), "\n";
echo aikey_test(demo_key('rate-limited', 0, 'anthropic'), 'anthropic')['retry_after'], "\n";
echo aikey_test(demo_key('model-not-found', 0, 'anthropic'), 'anthropic')['fix'], "\n";
?>
--EXPECT--
{"blocked":5,"rejected":3,"unknown":20,"valid":6}
["claude-haiku-4-5","demo-organization",36,{"input_tokens":10,"output_tokens":1},[]]
20
Choose another model under "Test with", or ask the owner of the project to grant access. Models that this key may use: claude-sonnet-4-5, claude-opus-4-5.
