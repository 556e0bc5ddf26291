--TEST--
Save & Test: a store that breaks for good, at whichever write, never makes an untested key count as verified
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$old = demo_key('working');
$new = demo_key('no-credit');
for ($n = 1; $n <= 3; $n++) {
    Options::store($old, 'valid');
    $count = 0;
    Options::$before = function ($function) use (&$count, $n) {
        return $function === 'get_option' || ++$count < $n;
    };
    $result = aikey_save_and_test($new, options: ['replace' => true]);
    Options::$before = null;
    printf("From write %d: %s; the %s key is stored, verified: %s, flag: %s\n", $n, $result['code'],
        Options::key(compact('old', 'new')), json_encode(aikey_is_verified()), Options::$rows[Options::FLAG]);
}
?>
--EXPECT--
From write 1: store_failed; the old key is stored, verified: true, flag: 1
From write 2: store_failed; the old key is stored, verified: true, flag: 0
From write 3: store_failed; the new key is stored, verified: false, flag: 0
