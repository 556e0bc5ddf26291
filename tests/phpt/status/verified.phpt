--TEST--
aikey_is_verified() is true for exactly the key that was tested, by whatever path another one comes
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
$show = fn($what) => print("$what: " . json_encode([aikey_is_verified(), aikey_status()['verified']]) . "\n");

$show('nothing stored');
aikey_save_and_test($key);
$show('saved');

$another = [
    'another key' => demo_key('working', 1), 'one byte less' => substr($key, 0, -1), 'upper case' => strtoupper($key), 'no string' => [$key],
    'empty' => '', "white space around it" => "$key\n",
];
foreach ($another as $what => $value) {
    update_option(Options::KEY, $value);
    $show($what);
    update_option(Options::KEY, $key);
}
$show('the key again');

putenv('OPENAI_API_KEY=' . demo_key('working', 1));
$show('another in the environment');
putenv("OPENAI_API_KEY=$key");
$show('the same in the environment');
putenv('OPENAI_API_KEY');

// Nothing but the record makes a key verified.
$record = Options::$rows[Options::RECORD];
$forged = [
    'no record' => null, 'an empty record' => [], 'a string' => 'valid', 'no fingerprint' => array_diff_key($record, ['fingerprint' => 1]),
    'another fingerprint' => ['fingerprint' => str_repeat('0', 64)] + $record, 'no salt' => ['salt' => ''] + $record,
    'fingerprint cut' => ['fingerprint' => substr($record['fingerprint'], 0, 32)] + $record, 'wrong types' => array_map(fn() => [], $record),
    'verdict blocked' => ['verdict' => 'blocked'] + $record, 'verdict true' => ['verdict' => true] + $record,
    'verdict too long' => ['verdict' => str_repeat('valid', 100)] + $record,
];
foreach ($forged as $what => $value) {
    Options::$rows[Options::RECORD] = $value;
    Options::$rows[Options::FLAG] = '1';
    $show($what);
}
Options::$rows[Options::RECORD] = $record;
Options::$rows[Options::FLAG] = '0';
$show('the record again, flag down');
?>
--EXPECT--
nothing stored: [false,false]
saved: [true,true]
another key: [false,false]
one byte less: [false,false]
upper case: [false,false]
no string: [false,false]
empty: [false,false]
white space around it: [true,true]
the key again: [true,true]
another in the environment: [false,false]
the same in the environment: [true,true]
no record: [false,false]
an empty record: [false,false]
a string: [false,false]
no fingerprint: [false,false]
another fingerprint: [false,false]
no salt: [false,false]
fingerprint cut: [false,false]
wrong types: [false,false]
verdict blocked: [false,false]
verdict true: [false,false]
verdict too long: [false,false]
the record again, flag down: [true,true]
