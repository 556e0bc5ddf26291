--TEST--
aikey_resolve() and aikey_source(): environment, then constant, then option; the first that is more than white space
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';

show('nothing');

Options::$rows[Options::KEY] = 'from option';
show('option');
foreach (['0', " \n from option \t\r\n\v\f", '', " \n", "in\nner"] as $value) {
    Options::$rows[Options::KEY] = $value;
    show('option ' . json_encode($value));
}

Options::$rows[Options::KEY] = 'from option';
define('OPENAI_API_KEY', " from constant\n");
show('constant');
putenv("OPENAI_API_KEY= from environment\n");
show('environment');
foreach (['0', '', " \n"] as $value) {
    putenv("OPENAI_API_KEY=$value");
    show('environment ' . json_encode($value));
}
putenv('OPENAI_API_KEY');
show('environment unset');

function show(string $what): void
{
    echo $what, ': ', json_encode([aikey_source(), aikey_resolve(), aikey_resolve('openai')]), "\n";
}
?>
--EXPECT--
nothing: ["none",null,null]
option: ["database","from option","from option"]
option "0": ["database","0","0"]
option " \n from option \t\r\n\u000b\f": ["database","from option","from option"]
option "": ["none",null,null]
option " \n": ["none",null,null]
option "in\nner": ["database","in\nner","in\nner"]
constant: ["constant","from constant","from constant"]
environment: ["env","from environment","from environment"]
environment "0": ["env","0","0"]
environment "": ["constant","from constant","from constant"]
environment " \n": ["constant","from constant","from constant"]
environment unset: ["constant","from constant","from constant"]
