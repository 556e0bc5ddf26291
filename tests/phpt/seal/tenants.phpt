--TEST--
Nothing is written over a key of another tenant, nor beside one
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';
require __DIR__ . '/../utils/standin.inc';

$ring = ['aikey.keyring' => keyring(master(1))];
$shop = $ring + ['aikey.tenant' => 'shop'];
$sealed = run_child($shop, 'echo aikey_seal(demo_key("working"));');
$google = run_child($shop, 'echo aikey_seal("AIza", "connectors_ai_google_api_key");');

function tell(string $what, array $ini, array $rows, string $code): void
{
    $requests = standin_requests(function () use ($ini, $rows, $code, &$said) {
        $said = run_child($ini, 'Options::$rows = ' . var_export($rows, true) . ';' . <<<'PHP'
            /** What WordPress loads at once. */
            function wp_load_alloptions(): array
            {
                return array_filter(Options::$rows, 'is_string');
            }
            function save(?string $key = null, bool $replace = false): void
            {
                $result = aikey_save_and_test($key, options: ['replace' => $replace]);
                echo $result['code'], $result['saved'] ? ' saved' : ' not saved';
            }
            function seal(string $option = Options::KEY): void
            {
                try {
                    echo aikey_is_sealed(aikey_seal('sk', $option)) ? 'sealed' : 'NOT SEALED';
                } catch (AikeyException $e) {
                    echo $e->getCode(), ' ', $e->getMessage();
                }
            }
            $before = Options::state();
            PHP . $code . 'echo Options::state() === $before ? ", as before" : ", changed";');
    });
    echo "$what: $said, ", count($requests), " requests\n";
}

$rows = ['connectors_ai_openai_api_key' => $sealed];
echo "== without the tenant\n";
tell('save', $ring, $rows, 'save(demo_key("working", 1));');
tell('replace', $ring, $rows, 'save(demo_key("working", 1), true);');
tell('the same key', $ring, $rows, 'save(demo_key("working"));');
tell('test', $ring, $rows, 'save();');
tell('status', $ring, $rows, 'echo aikey_status()["code"];');
tell('seal', $ring, $rows, 'seal();');
tell('beside it', $ring, $rows, 'seal("connectors_ai_google_api_key");');
tell('if nobody opens it for those who read the option', $ring, $rows, 'Options::$opened = fn() => false; save(demo_key("working"), true);');
tell('save beside another', $ring, ['connectors_ai_google_api_key' => $google], 'save(demo_key("working"));');
tell('forget', $ring, $rows, 'var_dump(aikey_forget()); save(demo_key("working"));');

echo "== with the tenant\n";
tell('save', $shop, $rows, 'save(demo_key("working", 1));');
tell('seal', $shop, $rows, 'seal();');

echo "== a site where both have sealed\n";
$rows['connectors_ai_google_api_key'] = $google;
$mixed = ['connectors_ai_openai_api_key' => run_child($ring, 'echo aikey_seal(demo_key("working"));')] + $rows;
tell('its own', $shop, $mixed, 'seal("connectors_ai_google_api_key");');
tell("the other's", $shop, $mixed, 'seal();');
tell('a new one', $shop, $mixed, 'seal("connectors_ai_mistral_api_key");');

echo "== with another keyring\n";
tell('save', ['aikey.keyring' => keyring(master(2))] + $shop, $rows, 'save(demo_key("working", 1));');
?>
--EXPECT--
== without the tenant
save: other_tenant not saved, as before, 0 requests
replace: other_tenant not saved, as before, 0 requests
the same key: other_tenant not saved, as before, 0 requests
test: other_tenant not saved, as before, 0 requests
status: other_tenant, as before, 0 requests
seal: 7 Cannot seal the key: the stored key, or another key of this site, was sealed for a tenant that this process does not have: aikey.tenant must be the same as in the site's pool; on the command line, php -d aikey.tenant=..., as before, 0 requests
beside it: 7 Cannot seal the key: the stored key, or another key of this site, was sealed for a tenant that this process does not have: aikey.tenant must be the same as in the site's pool; on the command line, php -d aikey.tenant=..., as before, 0 requests
if nobody opens it for those who read the option: other_tenant not saved, as before, 0 requests
save beside another: other_tenant not saved, as before, 0 requests
forget: bool(true)
connected saved, changed, 2 requests
== with the tenant
save: connected saved, changed, 2 requests
seal: sealed, as before, 0 requests
== a site where both have sealed
its own: sealed, as before, 0 requests
the other's: 7 Cannot seal the key: the stored key, or another key of this site, was sealed for a tenant that this process does not have: aikey.tenant must be the same as in the site's pool; on the command line, php -d aikey.tenant=..., as before, 0 requests
a new one: 7 Cannot seal the key: the stored key, or another key of this site, was sealed for a tenant that this process does not have: aikey.tenant must be the same as in the site's pool; on the command line, php -d aikey.tenant=..., as before, 0 requests
== with another keyring
save: connected saved, changed, 2 requests
