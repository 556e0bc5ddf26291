--TEST--
Every result has the shape that aikey.stub.php says, and every option of its shapes is accepted
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/shapes.inc';

$checked = 0;
$say = function (string $what, mixed $value, string $type) use (&$checked) {
    $fault = fault($value, $type);
    $checked++;
    echo $fault === '' ? '' : "$what: $fault\n";
};

$say('nothing', aikey_status(), 'AikeyStatus');
foreach (['working', 'no-credit', 'invalid', 'model-not-allowed', 'restricted', 'rate-limited', 'echo-key', 'html'] as $scenario) {
    $say($scenario, aikey_save_and_test(demo_key($scenario), options: ['replace' => true]), 'AikeyResult');
    $say("$scenario, status", aikey_status(), 'AikeyStatus');
}
Options::$rows[Options::KEY] = 'aikey1:0123456789abcdef:' . str_repeat('A', 60);
$say('sealed', aikey_status(), 'AikeyStatus');
foreach (['sk-ant-api03-0123456789', " 'masked •••• key' ", '', 'no key', "sk-admin-\u{200B}" . str_repeat('x', 40)] as $pasted) {
    $say("'$pasted', result", aikey_test($pasted), 'AikeyResult');
    $say("'$pasted', lint", aikey_lint($pasted), 'AikeyLint');
}
$say('connectors', aikey_connectors(), 'array<string, AikeyConnector>');
$say('models', aikey_models(), 'list<string>');

echo "$checked results\n";

$values = ['model' => 'gpt-4o', 'timeout' => 9, 'send_anyway' => true, 'replace' => true];
foreach (['AikeyTestOptions' => 'aikey_test', 'AikeySaveOptions' => 'aikey_save_and_test'] as $type => $function) {
    foreach ($values as $name => $value) {
        try {
            $function('', options: [$name => $value]);
            $accepted = true;
        } catch (ValueError) {
            $accepted = false;
        }
        echo $accepted === (fault([$name => $value], $type) === '') ? '' : "$type and $function() disagree about $name\n";
    }
}

// And the check finds what is wrong.
echo fault(['page' => 'billing', 'url' => 1, 'more' => 2], 'AikeyLink'), "\n", fault([['page' => 'none', 'url' => '', 'label' => '']], 'list<AikeyLink>'), "\n";
echo fault(['code' => 'none'] + aikey_status(), 'AikeyStatus'), "\n", fault(['a' => 1], 'list<int>'), "\n";
?>
--EXPECT--
30 results
.url: 1 is not string; .label: missing; : unknown members more; 
.0.page: "none" is not 'account'|'credentials'|'billing'|'spend'|'limits'|'models' |'permissions'|'addresses'|'organization'|'status'|'service'|'prices'|'usage'|'support'; 
.code: "none" is not AikeyOutcome::*; 
: not a list;
