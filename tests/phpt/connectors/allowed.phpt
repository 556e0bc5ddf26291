--TEST--
Only connectors in aikey.connectors are tested and saved; keys that are there already resolve as before
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

$code = <<<'PHP'
    echo implode(' ', array_keys(array_filter(aikey_connectors(), fn($connector) => $connector['allowed']))), '; ';
    Options::$rows['connectors_ai_openai_api_key'] = demo_key('working');
    $before = Options::state();
    $pasted = aikey_save_and_test(demo_key('working', 1));
    echo $pasted['code'], $pasted['saved'] ? ' saved' : ' not saved', Options::state() === $before ? ' as before' : ' changed', ', ',
        aikey_test()['code'], ', ', aikey_resolve() !== null ? 'resolves' : 'is gone';
    PHP;
foreach (['', ' ', 'openai', 'google, openai', "google\topenai,", 'google', 'open', 'openai2', ','] as $list) {
    $requests = standin_requests(function () use ($list, $code, &$said) {
        $said = run_child(['aikey.connectors' => $list], $code);
    });
    echo json_encode($list), ": $said, ", count($requests), " requests\n";
}
?>
--EXPECT--
"": openai anthropic google mistral; connected saved changed, connected, resolves, 4 requests
" ": openai anthropic google mistral; connected saved changed, connected, resolves, 4 requests
"openai": openai; connected saved changed, connected, resolves, 4 requests
"google, openai": openai google; connected saved changed, connected, resolves, 4 requests
"google\topenai,": openai google; connected saved changed, connected, resolves, 4 requests
"google": google; connector_not_allowed not saved as before, connector_not_allowed, resolves, 0 requests
"open": ; connector_not_allowed not saved as before, connector_not_allowed, resolves, 0 requests
"openai2": ; connector_not_allowed not saved as before, connector_not_allowed, resolves, 0 requests
",": openai anthropic google mistral; connected saved changed, connected, resolves, 4 requests
