--TEST--
aikey_test() finds in every reply of Mistral's what it says
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/scenarios.inc';

check_scenarios(['huge-headers' => ['connect_failed', 'unexpected_reply']], 'mistral');
$result = aikey_test(demo_key('working', 0, 'mistral'), 'mistral');
echo json_encode([$result['model'], strlen($result['request_id']), $result['usage'], $result['hints']]), "\n";
echo aikey_test(demo_key('rate-limited', 0, 'mistral'), 'mistral')['retry_after'], "\n";
$result = aikey_test(demo_key('model-not-found', 0, 'mistral'), 'mistral');
echo $result['fix'], "\n", json_encode(array_column($result['checks'], 'result', 'name')), "\n";
?>
--EXPECT--
{"blocked":4,"rejected":3,"unknown":21,"valid":5}
["mistral-small-latest",32,{"input_tokens":6,"output_tokens":1},[]]
20
Choose another model under "Test with", or ask the owner of the project to grant access. Models that this key may use: mistral-medium-latest, mistral-large-latest.
{"key":"pass","model":"fail","generation":"fail"}
