--TEST--
aikey_test() returns all members, always, with their types
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

var_dump(aikey_test(demo_key('working')));

foreach ([[demo_key('no-credit')], [demo_key('silent'), 'openai', ['timeout' => 0.5]], [''], [null], ['a-key', 'other']] as $arguments) {
    $result = aikey_test(...$arguments);
    $checks = array_map(fn($check) => "$check[name] $check[result] $check[code] $check[http_status]", $result['checks']);
    echo "\n$result[code], $result[verdict], $result[http_status]: ", implode('; ', $checks), "\n";
    // Always the same members and types; retry_after is null or a number.
    var_dump(array_map('get_debug_type', $result) === array_map('get_debug_type', aikey_test(demo_key('working'))));
}
echo "\n", json_encode(aikey_test(demo_key('model-not-allowed'))['models']), "\n";
?>
--EXPECTF--
array(29) {
  ["connector"]=>
  string(6) "openai"
  ["ok"]=>
  bool(true)
  ["verdict"]=>
  string(5) "valid"
  ["code"]=>
  string(9) "connected"
  ["message"]=>
  string(22) "Connected successfully"
  ["fix"]=>
  string(0) ""
  ["help_url"]=>
  string(0) ""
  ["help_label"]=>
  string(0) ""
  ["links"]=>
  array(0) {
  }
  ["http_status"]=>
  int(200)
  ["source"]=>
  string(4) "none"
  ["masked_key"]=>
  string(52) "••••••••••••••••4883"
  ["model"]=>
  string(11) "gpt-4o-mini"
  ["models"]=>
  array(0) {
  }
  ["organization"]=>
  string(17) "demo-organization"
  ["project"]=>
  string(9) "proj_demo"
  ["request_id"]=>
  string(36) "req_%x"
  ["retry_after"]=>
  NULL
  ["usage"]=>
  array(2) {
    ["input_tokens"]=>
    int(9)
    ["output_tokens"]=>
    int(2)
  }
  ["elapsed_ms"]=>
  float(%f)
  ["checks"]=>
  array(3) {
    [0]=>
    array(5) {
      ["name"]=>
      string(3) "key"
      ["result"]=>
      string(4) "pass"
      ["code"]=>
      string(9) "connected"
      ["http_status"]=>
      int(200)
      ["elapsed_ms"]=>
      float(%f)
    }
    [1]=>
    array(5) {
      ["name"]=>
      string(5) "model"
      ["result"]=>
      string(4) "pass"
      ["code"]=>
      string(9) "connected"
      ["http_status"]=>
      int(200)
      ["elapsed_ms"]=>
      float(%f)
    }
    [2]=>
    array(5) {
      ["name"]=>
      string(10) "generation"
      ["result"]=>
      string(4) "pass"
      ["code"]=>
      string(9) "connected"
      ["http_status"]=>
      int(200)
      ["elapsed_ms"]=>
      float(%f)
    }
  }
  ["hints"]=>
  array(0) {
  }
  ["provider_message"]=>
  string(0) ""
  ["missing_scopes"]=>
  string(0) ""
  ["blocked_host"]=>
  string(0) ""
  ["saved"]=>
  bool(false)
  ["saved_message"]=>
  string(0) ""
  ["api_key_verified"]=>
  bool(false)
  ["kept_previous"]=>
  bool(false)
}

insufficient_quota, blocked, 429: key pass connected 200; model pass connected 200; generation fail insufficient_quota 429
bool(true)

timed_out, unknown, 0: key unknown timed_out 0; model unknown timed_out 0; generation unknown timed_out 0
bool(true)

empty_key, rejected, 0: key fail empty_key 0; model skipped  0; generation skipped  0
bool(true)

no_key, unknown, 0: key skipped  0; model skipped  0; generation skipped  0
bool(true)

no_probe, unknown, 0: key skipped  0; model skipped  0; generation skipped  0
bool(true)

["gpt-4o","gpt-4.1-mini","gpt-4.1-nano","gpt-4.1","gpt-5-mini","gpt-5-nano","gpt-5","o4-mini","o3","o3-mini"]
