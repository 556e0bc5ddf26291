--TEST--
aikey_models() lists the models that the key in use may generate text with, in one request
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$show = function (string $connector = 'openai') {
    echo json_encode(aikey_models($connector)), "\n";
};
$requests = standin_requests(function () use ($show) {
    $show(); // no key
    Options::store('sk-***abcd');
    $show();
    Options::store(demo_key('working'));
    $show();
});
print_r($requests);

foreach (['other-model-allowed', 'default-model-retired', 'model-not-allowed', 'invalid', 'missing-scope', 'html', 'huge'] as $scenario) {
    Options::store(demo_key($scenario));
    echo "$scenario: ";
    $show();
}
foreach (['anthropic', 'google', 'mistral'] as $connector) {
    putenv(strtoupper($connector) . '_API_KEY=' . demo_key('working', 0, $connector));
    $show($connector);
}
putenv('OTHER_API_KEY=a-key');
$show('other'); // of which aikey knows nothing
var_dump(Options::$writes);
?>
--EXPECT--
[]
[]
["gpt-5-mini","gpt-4o-mini","gpt-4.1-mini","gpt-5-nano","gpt-4.1-nano","gpt-5","gpt-4o","gpt-4.1","o4-mini","o3"]
Array
(
    [0] => GET /v1/models
)
other-model-allowed: ["gpt-4.1-nano","gpt-4.1"]
default-model-retired: ["gpt-5-mini","gpt-4.1-mini","gpt-5-nano","gpt-5"]
model-not-allowed: ["gpt-5-mini","gpt-4.1-mini","gpt-5-nano","gpt-4.1-nano","gpt-5","gpt-4o","gpt-4.1","o4-mini","o3","o3-mini"]
invalid: []
missing-scope: []
html: []
huge: []
["claude-haiku-4-5","claude-sonnet-4-5","claude-opus-4-5"]
["gemini-flash-lite-latest","gemini-flash-latest","gemini-pro-latest"]
["mistral-small-latest","mistral-medium-latest","mistral-large-latest"]
[]
array(0) {
}
