--TEST--
A connector of any id that php.ini gives a base URL is tested there as compatible with OpenAI
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

$registry = var_export(__DIR__ . '/../utils/registry.inc', true);
$child = fn(string $code, array $ini = []) => run_child($ini + ['aikey.my-ai.base_url' => standin('https')], "require_once $registry; $code");

$show = <<<'PHP'
    function show(array $result): void {
        echo json_encode([$result['code'], $result['http_status'], $result['model'], $result['saved'], $result['api_key_verified']]), ' ', $result['message'], ' ', $result['fix'], ' ', $result['help_url'], "\n";
    }
    Registry::add('my-ai', ['setting_name' => 'my_key', 'credentials_url' => 'https://my.example/keys'], 'My Gateway');

    PHP;
$requests = standin_requests(function () use ($child, $show) {
    echo $child($show . <<<'PHP'
        show(aikey_save_and_test(demo_key('working'), 'my-ai'));
        var_dump(aikey_is_verified('my-ai'), Options::$rows['api_key_verified_my-ai'], isset(Options::$rows['api_key_verified']));
        show(aikey_test(demo_key('invalid'), 'my-ai'));
        show(aikey_test(demo_key('no-credit'), 'my-ai'));
        show(aikey_test(demo_key('no-responses-path-plain'), 'my-ai'));
        show(aikey_test(demo_key('working'), 'my-ai', ['model' => 'nosuch']));
        show(aikey_test(demo_key('working'), 'other-ai'));
        echo json_encode(array_intersect_key(aikey_connectors()['my-ai'], array_flip(['name', 'model', 'testable', 'billing_url']))), "\n";
        var_dump(ini_set('aikey.my-ai.base_url', 'https://elsewhere.example'), ini_get('aikey.my-ai.base_url'));
        PHP);
    echo $child($show . 'show(aikey_test(demo_key("working"), "my-ai"));', ['aikey.my-ai.model' => 'gpt-4.1']);
    echo $child($show . 'show(aikey_test(demo_key("working"), "my-ai"));', ['aikey.my-ai.model' => 'a b']);
});
print_r(array_count_values($requests));

// Verified there, and for no other server.
$verified = $child('aikey_save_and_test(demo_key("working"), "my-ai"); echo var_export(Options::$rows);');
foreach ([standin('https'), standin('https-h1'), ''] as $url) {
    echo $child("Options::\$rows = $verified; var_dump(aikey_is_verified('my-ai'));", ['aikey.my-ai.base_url' => $url]);
}

$port = parse_url(standin('http'), PHP_URL_PORT);
$refused = ["http://0.0.0.0:$port/v1", "https://user@localhost/v1", 'nonsense', 'https://localhost/' . str_repeat('v', 256)];
print_r(standin_requests(function () use ($child, $show, $refused) {
    foreach ($refused as $url) {
        echo $child($show . 'show(aikey_test(demo_key("working"), "my-ai"));', ['aikey.my-ai.base_url' => $url]);
    }
}));
?>
--EXPECT--
["connected",200,"gpt-4o-mini",true,true] Connected successfully  
bool(true)
string(1) "1"
bool(false)
["invalid_key",401,"gpt-4o-mini",false,true] My Gateway does not recognize this API key. Copy the whole key again, or create a new one. A key that was deleted never works again. https://my.example/keys
["insufficient_quota",429,"gpt-4o-mini",false,true] The API key is genuine, but its account has no credit left, or has used up its quota. Add credit or a payment method on My Gateway's billing page, or raise the spend limit, and test again in a few minutes. A subscription to a chat app such as ChatGPT does not pay for API requests. If you have paid, check that the billing page shows the key's organization, or create a new key. 
["connected",200,"gpt-4o-mini",false,true] Connected successfully  
["model_not_found",404,"nosuch",false,true] My Gateway does not have this model, or this API key has no access to it. Choose another model under "Test with", or ask the owner of the project to grant access. Models that this key may use: gpt-5-mini, gpt-4o-mini, gpt-4.1-mini, gpt-5-nano, gpt-4.1-nano, gpt-5, gpt-4o, gpt-4.1, o4-mini, o3. 
["no_probe",0,"",false,false] aikey cannot test keys for this connector. The key can be used anyway. If its server speaks OpenAI's API, your host can name that server in aikey.other-ai.base_url in php.ini, and keys are tested against it. 
{"name":"My Gateway","model":"gpt-4o-mini","billing_url":"","testable":true}
bool(false)
bool(false)
["connected",200,"gpt-4.1",false,false] Connected successfully  
["connected",200,"gpt-4o-mini",false,false] Connected successfully  
Array
(
    [GET /v1/models/gpt-4o-mini] => 5
    [POST /v1/responses] => 7
    [POST /v1/chat/completions] => 1
    [GET /v1/models/nosuch] => 1
    [GET /v1/models] => 1
    [GET /v1/models/gpt-4.1] => 1
)
bool(true)
bool(false)
bool(false)
["blocked_by_site",0,"gpt-4o-mini",false,false] This site's own configuration blocks requests to My Gateway. Ask your host to allow My Gateway's host name in WP_ACCESSIBLE_HOSTS, and to check aikey.my-ai.base_url in php.ini: it must start with https://, or with http:// and a loopback address. aikey.my-ai.base_url is not allowed. 
["blocked_by_site",0,"gpt-4o-mini",false,false] This site's own configuration blocks requests to My Gateway. Ask your host to allow My Gateway's host name in WP_ACCESSIBLE_HOSTS, and to check aikey.my-ai.base_url in php.ini: it must start with https://, or with http:// and a loopback address. aikey.my-ai.base_url is not allowed. 
["blocked_by_site",0,"gpt-4o-mini",false,false] This site's own configuration blocks requests to My Gateway. Ask your host to allow My Gateway's host name in WP_ACCESSIBLE_HOSTS, and to check aikey.my-ai.base_url in php.ini: it must start with https://, or with http:// and a loopback address. aikey.my-ai.base_url is not allowed. 
["blocked_by_site",0,"gpt-4o-mini",false,false] This site's own configuration blocks requests to My Gateway. Ask your host to allow My Gateway's host name in WP_ACCESSIBLE_HOSTS, and to check aikey.my-ai.base_url in php.ini: it must start with https://, or with http:// and a loopback address. aikey.my-ai.base_url is not allowed. 
Array
(
)
