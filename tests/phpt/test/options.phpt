--TEST--
aikey_test() and aikey_save_and_test() refuse options that are wrong, before any request
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$wrong = [
    ['modell' => 'gpt-4o'], ['gpt-4o'], ['' => 1], ["timeout\0" => 1],
    ['model' => 5], ['model' => null], ['model' => ''], ['model' => 'a b'], ['model' => "a\0b"], ['model' => 'a"b'],
    ['model' => '../x?y#z'], ['model' => str_repeat('m', 129)],
    ['timeout' => '5'], ['timeout' => null], ['timeout' => 0], ['timeout' => -1], ['timeout' => 301], ['timeout' => NAN],
    ['timeout' => INF],
    ['replace' => 1], ['replace' => 'yes'], ['send_anyway' => null], ['timeout' => 5, 'Replace' => true],
];
$requests = standin_requests(function () use ($wrong) {
    foreach ($wrong as $options) {
        refuse('aikey_save_and_test', $options);
    }
    refuse('aikey_test', ['replace' => true]);
    refuse('aikey_test', ['model' => 5]);
});
print_r(array_count_values($messages));
var_dump(count($requests), count(Options::$writes));

// The limits are allowed; an option may be a reference.
$model = str_repeat('m', 128);
foreach ([['model' => &$model], ['timeout' => 300], ['timeout' => 300.0], []] as $options) {
    echo aikey_test(demo_key('working'), options: $options)['code'], "\n";
}

function refuse(string $function, array $options): void
{
    try {
        var_dump($function(demo_key('working'), 'openai', $options));
    } catch (Error $e) {
        global $messages;
        $messages[] = get_class($e) . ": {$e->getMessage()}";
    }
}
?>
--EXPECT--
Array
(
    [ValueError: aikey_save_and_test(): Argument #3 ($options) must contain only the options "model", "timeout", "send_anyway" and "replace"] => 5
    [TypeError: aikey_save_and_test(): Argument #3 ($options) option "model" must be of type string, int given] => 1
    [TypeError: aikey_save_and_test(): Argument #3 ($options) option "model" must be of type string, null given] => 1
    [ValueError: aikey_save_and_test(): Argument #3 ($options) option "model" must be a model name of 1 to 128 characters from A-Z, a-z, 0-9, ., _, :, /, @, + and -] => 6
    [TypeError: aikey_save_and_test(): Argument #3 ($options) option "timeout" must be of type int|float, string given] => 1
    [TypeError: aikey_save_and_test(): Argument #3 ($options) option "timeout" must be of type int|float, null given] => 1
    [ValueError: aikey_save_and_test(): Argument #3 ($options) option "timeout" must be above 0 and at most 300 seconds] => 5
    [TypeError: aikey_save_and_test(): Argument #3 ($options) option "replace" must be of type bool, int given] => 1
    [TypeError: aikey_save_and_test(): Argument #3 ($options) option "replace" must be of type bool, string given] => 1
    [TypeError: aikey_save_and_test(): Argument #3 ($options) option "send_anyway" must be of type bool, null given] => 1
    [ValueError: aikey_test(): Argument #3 ($options) must contain only the options "model", "timeout" and "send_anyway"] => 1
    [TypeError: aikey_test(): Argument #3 ($options) option "model" must be of type string, int given] => 1
)
int(0)
int(0)
model_not_found
connected
connected
connected
