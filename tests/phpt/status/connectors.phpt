--TEST--
aikey_connectors() lists what can be tested, with the settings of now
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

$connectors = aikey_connectors();
var_dump($connectors['openai']['base_url'] === standin('https'));
unset($connectors['openai']['base_url']);
print_r($connectors['openai']);
var_dump($connectors['openai']['testable']);

ini_set('aikey.openai.model', 'gpt-4.1');
echo aikey_connectors()['openai']['model'], ' ', aikey_test(demo_key('working'))['model'], "\n";
ini_restore('aikey.openai.model');
echo aikey_connectors()['openai']['model'], "\n";
?>
--EXPECT--
bool(true)
Array
(
    [name] => OpenAI
    [env] => OPENAI_API_KEY
    [constant] => OPENAI_API_KEY
    [option] => connectors_ai_openai_api_key
    [flag] => api_key_verified
    [provider_base_url] => https://api.openai.com/v1
    [only_base_url] => 
    [allowed] => 1
    [model] => gpt-4o-mini
    [credentials_url] => https://platform.openai.com/api-keys
    [billing_url] => https://platform.openai.com/settings/organization/billing/overview
    [limits_url] => https://platform.openai.com/settings/organization/limits
    [pages] => Array
        (
            [account] => https://platform.openai.com/
            [credentials] => https://platform.openai.com/api-keys
            [billing] => https://platform.openai.com/settings/organization/billing/overview
            [spend] => https://platform.openai.com/settings/organization/limits
            [limits] => https://platform.openai.com/settings/organization/limits
            [models] => https://platform.openai.com/settings/project/limits
            [permissions] => https://platform.openai.com/api-keys
            [addresses] => https://platform.openai.com/settings/organization/security/ip-allowlist
            [organization] => https://platform.openai.com/settings/organization/general
            [status] => https://status.openai.com/
            [prices] => https://openai.com/api/pricing/
            [usage] => https://platform.openai.com/usage
            [support] => https://help.openai.com/
        )

    [testable] => 1
)
bool(true)
gpt-4.1 gpt-4.1
gpt-4o-mini
