--TEST--
aikey_test() tells what the reply told: usage, model, organization, project, when to try again
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

$facts = function (string $scenario, array $options = []) {
    $result = aikey_test(demo_key($scenario), options: $options);
    $members = array_flip(['code', 'http_status', 'model', 'organization', 'project', 'retry_after', 'usage']);
    echo $scenario, ': ', json_encode(array_intersect_key($result, $members)), "\n";
    $id = $result['request_id'];
    var_dump(str_starts_with($id, 'req_') && strlen($id) === 36, $result['elapsed_ms'] > 0);
};
$facts('working');
$facts('working', ['model' => 'gpt-4.1']);
$facts('working', ['model' => 'no/such:model@1+2']);
$facts('incomplete');
$facts('no-credit');
foreach (['rate-limited', 'rate-limited-ms', 'rate-limited-long', 'rate-limited-message'] as $scenario) {
    $facts($scenario);
}
?>
--EXPECT--
working: {"code":"connected","http_status":200,"model":"gpt-4o-mini","organization":"demo-organization","project":"proj_demo","retry_after":null,"usage":{"input_tokens":9,"output_tokens":2}}
bool(true)
bool(true)
working: {"code":"connected","http_status":200,"model":"gpt-4.1","organization":"demo-organization","project":"proj_demo","retry_after":null,"usage":{"input_tokens":9,"output_tokens":2}}
bool(true)
bool(true)
working: {"code":"model_not_found","http_status":404,"model":"no\/such:model@1+2","organization":"demo-organization","project":"proj_demo","retry_after":null,"usage":{"input_tokens":0,"output_tokens":0}}
bool(true)
bool(true)
incomplete: {"code":"connected","http_status":200,"model":"gpt-4o-mini","organization":"demo-organization","project":"proj_demo","retry_after":null,"usage":{"input_tokens":9,"output_tokens":16}}
bool(true)
bool(true)
no-credit: {"code":"insufficient_quota","http_status":429,"model":"gpt-4o-mini","organization":"demo-organization","project":"proj_demo","retry_after":null,"usage":{"input_tokens":0,"output_tokens":0}}
bool(true)
bool(true)
rate-limited: {"code":"rate_limited","http_status":429,"model":"gpt-4o-mini","organization":"demo-organization","project":"proj_demo","retry_after":20,"usage":{"input_tokens":0,"output_tokens":0}}
bool(true)
bool(true)
rate-limited-ms: {"code":"rate_limited","http_status":429,"model":"gpt-4o-mini","organization":"demo-organization","project":"proj_demo","retry_after":2,"usage":{"input_tokens":0,"output_tokens":0}}
bool(true)
bool(true)
rate-limited-long: {"code":"rate_limited","http_status":429,"model":"gpt-4o-mini","organization":"demo-organization","project":"proj_demo","retry_after":360,"usage":{"input_tokens":0,"output_tokens":0}}
bool(true)
bool(true)
rate-limited-message: {"code":"rate_limited","http_status":429,"model":"gpt-4o-mini","organization":"demo-organization","project":"proj_demo","retry_after":360,"usage":{"input_tokens":0,"output_tokens":0}}
bool(true)
bool(true)
