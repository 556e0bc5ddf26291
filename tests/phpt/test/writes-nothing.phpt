--TEST--
aikey_test() writes nothing and tells whether the key that resolves is verified, not the one handed in
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

foreach (['', 'valid'] as $verdict) {
    Options::store(demo_key('working'), $verdict);
    $before = Options::state();
    foreach ([null, demo_key('working'), demo_key('working', 1), demo_key('invalid'), demo_key('no-credit')] as $key) {
        $result = aikey_test($key);
        echo json_encode([$result['code'], $result['source'], $result['saved'], $result['kept_previous'],
            $result['api_key_verified'], Options::state() === $before, Options::$writes]), "\n";
    }
}
?>
--EXPECT--
["connected","database",false,false,false,true,[]]
["connected","none",false,false,false,true,[]]
["connected","none",false,false,false,true,[]]
["invalid_key","none",false,false,false,true,[]]
["insufficient_quota","none",false,false,false,true,[]]
["connected","database",false,false,true,true,[]]
["connected","none",false,false,true,true,[]]
["connected","none",false,false,true,true,[]]
["invalid_key","none",false,false,true,true,[]]
["insufficient_quota","none",false,false,true,true,[]]
