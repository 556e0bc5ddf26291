--TEST--
aikey_test() goes on with the model it began with, whatever a filter does to where it stood
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$model = str_repeat('gpt-', 20) . '4o';
Options::$rows = [Options::KEY => demo_key('working')];
Options::$before = function () use (&$wanted, &$kept) {
    ini_set('aikey.openai.model', 'gpt-5');
    $wanted = 'gpt-5';
    for ($i = 0; $i < 5000; $i++) {
        $kept[] = str_repeat('x', $i % 128); // into what was freed
    }
};
ini_set('aikey.openai.model', strtolower(strtoupper($model)));
var_dump(aikey_test()['model'] === $model);

$wanted = strtolower(strtoupper($model));
$options = ['model' => &$wanted];
var_dump(aikey_test(options: $options)['model'] === $model);
?>
--EXPECT--
bool(true)
bool(true)
