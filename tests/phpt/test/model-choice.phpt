--TEST--
A test uses the model of its options, else the site's, else php.ini's, else that of the verification, else the built-in one
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

const CHOICE = 'aikey_model_openai';

function tested(array $options = [], ?string $key = null): string
{
    $result = aikey_test($key, options: $options);
    return "$result[model] $result[code]" . implode(array_map(fn($hint) => " ($hint[code])", $result['hints'])) . "\n";
}

Options::store(demo_key('working'), 'valid');
Options::$rows[Options::RECORD]['model'] = 'gpt-5-mini';
Options::$rows[CHOICE] = 'gpt-4.1';
ini_set('aikey.openai.model', 'gpt-4.1-nano');
echo 'options: ', tested(['model' => 'gpt-5']);
echo 'site: ', tested();
unset(Options::$rows[CHOICE]);
echo 'php.ini: ', tested();
ini_restore('aikey.openai.model');
echo 'verification: ', tested();
Options::$rows[CHOICE] = '';
echo 'choice given up: ', tested();
unset(Options::$rows[CHOICE]);
echo 'of another key: ', tested(key: demo_key('working', 1));
Options::$rows[Options::RECORD]['verdict'] = 'blocked';
echo 'built in: ', tested();

// What cannot be a model is as good as nothing.
foreach (['', 'a b', "gpt-5\0", 'gpt-5","store":true,"x":"', '../x?y#z', str_repeat('m', 129), 5, true, ['gpt-5'], new stdClass()] as $value) {
    Options::$rows[CHOICE] = $value;
    $used[] = aikey_test()['model'];
}
echo json_encode(array_count_values($used)), "\n";

// A verification keeps the model that the key works with; the next test begins with it.
Options::$rows = [Options::KEY => demo_key('default-model-retired')];
$result = aikey_save_and_test();
echo json_encode([$result['code'], $result['model'], $result['models'], $result['fix']]), ' ', $result['hints'][0]['message'], "\n";
foreach ($result['checks'] as ['name' => $name, 'result' => $check, 'code' => $code, 'http_status' => $status]) {
    echo "$name $check $code $status\n";
}
echo aikey_status()['model'], "\n", tested();

// What somebody chose is never replaced, even if it is the same as the built-in one.
echo tested(['model' => 'gpt-4o-mini']);
Options::$rows[CHOICE] = 'gpt-4o-mini';
echo tested();
$code = 'echo aikey_test(demo_key("default-model-retired"))["code"], "\n";';
echo run_child(['aikey.openai.model' => 'gpt-4o-mini'], $code), run_child([], $code);

// Whoever reads the option may fail.
Options::$before = fn($function, $name) => $name === CHOICE ? throw new DomainException('no options today') : null;
try {
    aikey_test();
} catch (DomainException $e) {
    echo get_class($e), "\n";
}
// And nothing but a test reads it.
var_dump(is_string(aikey_resolve()), aikey_is_verified(), aikey_status()['model'], aikey_connectors()['openai']['model'], aikey_test(options: ['model' => 'gpt-5'])['ok']);
?>
--EXPECT--
options: gpt-5 connected
site: gpt-4.1 connected
php.ini: gpt-4.1-nano connected
verification: gpt-5-mini connected
choice given up: gpt-4o-mini connected
of another key: gpt-4o-mini connected
built in: gpt-4o-mini connected
{"gpt-4o-mini":10}
["connected","gpt-5-mini",[],""] This key cannot use the model that tests use by default, so it was tested with another one.
key pass connected 200
model pass connected 200
generation pass connected 200
gpt-5-mini
gpt-5-mini connected
gpt-4o-mini model_not_found
gpt-4o-mini model_not_found
model_not_found
connected
DomainException
bool(true)
bool(true)
string(10) "gpt-5-mini"
string(11) "gpt-4o-mini"
bool(true)
