--TEST--
Settings, their defaults and who may change them
--FILE--
<?php
// Started without any setting: the provider's own URL, which nothing here calls.
preg_match('/extension=[^"\' ]*aikey[^"\' ]*/', getenv('TEST_PHP_EXTRA_ARGS'), $match);
$load = $match ? '-d ' . escapeshellarg($match[0]) : ''; // unless it is compiled in
echo shell_exec(escapeshellarg(PHP_BINARY) . " -n $load -r " . escapeshellarg(<<<'PHP'
    foreach (ini_get_all('aikey') as $name => $setting) {
        echo $name, ' = ', json_encode($setting['global_value']), ' ', $setting['access'] === INI_ALL ? 'ALL' : 'SYSTEM', "\n";
    }
    echo aikey_connectors()['openai']['base_url'], "\n";
    PHP));
?>
--EXPECT--
aikey.anthropic.base_url = "" SYSTEM
aikey.anthropic.model = "claude-haiku-4-5" ALL
aikey.ca_file = "" SYSTEM
aikey.connect_timeout = "5" ALL
aikey.google.base_url = "" SYSTEM
aikey.google.model = "gemini-flash-lite-latest" ALL
aikey.keyring = "" SYSTEM
aikey.max_reply = "65536" SYSTEM
aikey.mistral.base_url = "" SYSTEM
aikey.mistral.model = "mistral-small-latest" ALL
aikey.openai.base_url = "" SYSTEM
aikey.openai.model = "gpt-4o-mini" ALL
aikey.tenant = "" SYSTEM
aikey.timeout = "20" ALL
https://api.openai.com/v1
