--TEST--
aikey_status() has all members in every state, makes no request, and says nothing about another key
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
$states = [
    'nothing' => fn() => Options::$rows = [],
    'untested' => fn() => Options::store($key),
    'verified' => fn() => Options::store($key, 'valid'),
    'blocked' => fn() => Options::store($key, 'blocked'),
    'another key by another path' => function () use ($key) { Options::store($key, 'valid'); Options::$rows[Options::KEY] = 'another'; },
    'environment' => function () { putenv('OPENAI_API_KEY=from-the-environment'); },
];
$requests = standin_requests(function () use ($states) {
    foreach ($states as $state => $make) {
        $make();
        $status = aikey_status();
        $types ??= implode(' ', array_keys($status));
        $known = array_filter($status, fn($value) => $value !== '' && $value !== null && !is_array($value));
        unset($known['connector'], $known['message'], $known['fix'], $known['help_url'], $known['help_label']);
        echo $state, ': ', json_encode($known, JSON_UNESCAPED_UNICODE), "\n";
        if (implode(' ', array_keys($status)) !== $types || $status['code'] === '') {
            var_dump($status);
        }
    }
    echo $types, "\n";
    putenv('OPENAI_API_KEY');
    Options::$rows = [];
    var_dump(aikey_status('unheard-of'));
});
var_dump($requests);
?>
--EXPECT--
nothing: {"source":"none","verified":false,"verdict":"unknown","code":"no_key","sealed":false}
untested: {"source":"database","masked_key":"••••••••••••••••4883","verified":false,"verdict":"unknown","code":"untested","sealed":false}
verified: {"source":"database","masked_key":"••••••••••••••••4883","verified":true,"verified_at":1700000000,"tested_at":1700000000,"verdict":"valid","code":"connected","model":"gpt-4o-mini","sealed":false}
blocked: {"source":"database","masked_key":"••••••••••••••••4883","verified":false,"tested_at":1700000000,"verdict":"blocked","code":"insufficient_quota","model":"gpt-4o-mini","sealed":false}
another key by another path: {"source":"database","masked_key":"•••ther","verified":false,"verdict":"unknown","code":"untested","sealed":false}
environment: {"source":"env","masked_key":"••••••••••••••••ment","verified":false,"verdict":"unknown","code":"untested","sealed":false}
connector source masked_key verified verified_at tested_at verdict code message fix help_url help_label links model organization project sealed sealed_with seal_problem names
array(20) {
  ["connector"]=>
  string(10) "unheard-of"
  ["source"]=>
  string(4) "none"
  ["masked_key"]=>
  string(0) ""
  ["verified"]=>
  bool(false)
  ["verified_at"]=>
  NULL
  ["tested_at"]=>
  NULL
  ["verdict"]=>
  string(7) "unknown"
  ["code"]=>
  string(6) "no_key"
  ["message"]=>
  string(18) "No API key is set."
  ["fix"]=>
  string(52) "Create a key on unheard-of's site and paste it here."
  ["help_url"]=>
  string(0) ""
  ["help_label"]=>
  string(0) ""
  ["links"]=>
  array(0) {
  }
  ["model"]=>
  string(0) ""
  ["organization"]=>
  string(0) ""
  ["project"]=>
  string(0) ""
  ["sealed"]=>
  bool(false)
  ["sealed_with"]=>
  NULL
  ["seal_problem"]=>
  NULL
  ["names"]=>
  array(4) {
    ["env"]=>
    string(18) "UNHEARD_OF_API_KEY"
    ["constant"]=>
    string(18) "UNHEARD_OF_API_KEY"
    ["option"]=>
    string(32) "connectors_ai_unheard_of_api_key"
    ["flag"]=>
    string(27) "api_key_verified_unheard-of"
  }
}
array(0) {
}
