--TEST--
Connector ids: 1 to 64 of a-z, 0-9, _ and -; anything else is a ValueError in every function
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';

$calls = [
    fn($id) => aikey_resolve($id), fn($id) => aikey_source($id), fn($id) => aikey_lint('key', $id),
    fn($id) => aikey_test('key', $id), fn($id) => aikey_save_and_test('key', $id), fn($id) => aikey_is_verified($id),
    fn($id) => aikey_status($id), fn($id) => aikey_models($id), fn($id) => aikey_forget($id),
];
$wrong = ['', 'OpenAI', 'open/ai', 'open.ai', 'open ai', "openai\0", "\0", "openai\n", 'öpenai', '../openai', str_repeat('a', 65),
    str_repeat('a', 1 << 20)];
foreach ($wrong as $id) {
    foreach ($calls as $call) {
        try {
            var_dump($call($id));
        } catch (ValueError $e) {
            $messages[] = $e->getMessage();
        }
    }
}
print_r(array_count_values($messages));

foreach (['a', '-', '_', '0', 'my-ai_2', str_repeat('a', 64)] as $id) {
    $name = strtoupper(strtr($id, '-', '_')) . '_API_KEY';
    putenv("$name=from environment");
    var_dump(aikey_resolve($id));
    putenv($name);
}
?>
--EXPECT--
Array
(
    [aikey_resolve(): Argument #1 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_source(): Argument #1 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_lint(): Argument #2 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_test(): Argument #2 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_save_and_test(): Argument #2 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_is_verified(): Argument #1 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_status(): Argument #1 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_models(): Argument #1 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
    [aikey_forget(): Argument #1 ($connector) must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -] => 12
)
string(16) "from environment"
string(16) "from environment"
string(16) "from environment"
string(16) "from environment"
string(16) "from environment"
string(16) "from environment"
