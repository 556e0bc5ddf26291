--TEST--
Settings, their defaults and who may change them
--FILE--
<?php
// Started without any settings, so with the provider's own URL; nothing here makes a request.
preg_match_all('/-d (["\'])(extension_dir=|extension=[^"\']*aikey).*?\1/', getenv('TEST_PHP_EXTRA_ARGS'), $load);
echo shell_exec(escapeshellarg(PHP_BINARY) . ' -n ' . implode(' ', $load[0]) . ' -r ' . escapeshellarg(<<<'PHP'
    foreach (ini_get_all('aikey') as $name => $setting) {
        echo $name, ' = ', json_encode($setting['global_value']), ' ', $setting['access'] === INI_ALL ? 'ALL' : 'SYSTEM', "\n";
    }
    echo aikey_connectors()['openai']['base_url'], "\n";
    PHP));
?>
--EXPECT--
aikey.anthropic.base_url = "" SYSTEM
aikey.anthropic.model = "claude-haiku-4-5" ALL
aikey.anthropic.only_base_url = "0" SYSTEM
aikey.ca_file = "" SYSTEM
aikey.connect_timeout = "5" ALL
aikey.connectors = "" SYSTEM
aikey.enabled = "1" SYSTEM
aikey.google.base_url = "" SYSTEM
aikey.google.model = "gemini-flash-lite-latest" ALL
aikey.google.only_base_url = "0" SYSTEM
aikey.keyring = "" SYSTEM
aikey.max_reply = "65536" SYSTEM
aikey.mistral.base_url = "" SYSTEM
aikey.mistral.model = "mistral-small-latest" ALL
aikey.mistral.only_base_url = "0" SYSTEM
aikey.openai.base_url = "" SYSTEM
aikey.openai.model = "gpt-4o-mini" ALL
aikey.openai.only_base_url = "0" SYSTEM
aikey.recheck = "0" SYSTEM
aikey.require_tenant = "0" SYSTEM
aikey.tenant = "" SYSTEM
aikey.tests_per_minute = "0" SYSTEM
aikey.timeout = "20" ALL
aikey.timeout_max = "300" SYSTEM
https://api.openai.com/v1
