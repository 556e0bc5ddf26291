--TEST--
aikey_test() returns what the provider said, in one line and without the key, and nothing if the key works
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/standin.inc';

foreach ([['openai', 'working'], ['openai', 'no-credit'], ['openai', 'echo-key'], ['openai', 'html'], ['openai', 'missing-scope'],
    ['openai', 'unknown-error'], ['openai', 'silent'], ['google', 'banned'], ['anthropic', 'echo-key'], ['mistral', 'echo-key']]
    as [$id, $scenario]) {
    $key = demo_key($scenario, 0, $id);
    $result = aikey_test($key, $id, ['timeout' => $scenario === 'silent' ? 1 : 20]);
    assert_no_leak($key, print_r($result, true));
    echo rtrim("$id $scenario: {$result['provider_message']}"), "\n";
    if ($result['missing_scopes'] !== '') {
        echo "  {$result['missing_scopes']}; {$result['fix']}\n";
    }
}
?>
--EXPECT--
openai working:
openai no-credit: You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.
openai echo-key: Incorrect API key provided: […]
openai html:
openai missing-scope: You have insufficient permissions for this operation. Missing scopes: api.responses.write. Check that you have the correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), and if you're using a restricted API key, that it has the necessary scopes.
  Responses: Write; Edit the key's permissions to allow model requests, or create a key with all permissions. What it lacks: Responses: Write.
openai unknown-error: Something new is wrong.
openai silent:
google banned: Permission denied: Consumer '[…]' has been suspended.
anthropic echo-key: invalid x-api-key: […]
mistral echo-key: Unauthorized: […]