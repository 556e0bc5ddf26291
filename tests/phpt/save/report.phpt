--TEST--
aikey_report() reads any reply as a test does, and has a test decide whether the key in use still works
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$transients = [];
function get_transient($name) { return $GLOBALS['transients'][$name] ?? false; }
function set_transient($name, $value, $seconds) { $GLOBALS['transients'][$name] = $value; return $seconds === 60; }

$report = function (string $scenario, int $status, string $body) {
    Options::store(demo_key($scenario), 'valid');
    $code = '';
    $requests = standin_requests(function () use ($status, $body, &$code) { $code = aikey_report($status, $body); });
    echo "$scenario, $status: $code, ", count($requests), ' requests, ',
        aikey_is_verified() ? 'verified' : 'not verified: ' . aikey_status()['code'], "\n";
};
$invalid = '{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}';

$report('working', 200, '{"data":[]}');
$report('working', 500, '');
$report('working', 401, $invalid);
$report('no-credit', 401, $invalid);
echo json_encode($transients), "\n";
$transients = [];
$report('no-credit', 401, $invalid);
$transients = [];
$report('no-credit', 429, '{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}');

define('WP_AI_SUPPORT', false);
$report('working', 403, '{"error":{"message":"You have insufficient permissions. Missing scopes: api.responses.write."}}');
$transients = [];
$report('working', 401, '{}');

foreach ([[99, ''], [600, ''], [401, '', 'Open AI']] as $arguments) {
    try {
        aikey_report(...$arguments);
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
working, 200: connected, 0 requests, verified
working, 500: provider_unavailable, 0 requests, verified
working, 401: invalid_key, 2 requests, verified
no-credit, 401: invalid_key, 0 requests, verified
{"aikey_reported_openai":1}
no-credit, 401: invalid_key, 2 requests, not verified: insufficient_quota
no-credit, 429: rate_limited, 0 requests, verified
working, 403: missing_scope, 0 requests, not verified: missing_scope
working, 401: invalid_key, 0 requests, not verified: invalid_key
aikey_report(): Argument #1 ($http_status) must be an HTTP status from 100 to 599
aikey_report(): Argument #1 ($http_status) must be an HTTP status from 100 to 599
aikey_report(): Argument #3 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -