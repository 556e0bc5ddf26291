--TEST--
Save & Test without WordPress: an exception, before any request
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

function get_option($name) { return false; } // one function does not make a WordPress

foreach ([fn() => aikey_save_and_test(demo_key('working')), fn() => aikey_save_and_test(), fn() => aikey_forget()] as $call) {
    try {
        var_dump($call());
    } catch (AikeyException $e) {
        echo get_debug_type($e), ' ', $e->getCode() === AikeyException::NO_WORDPRESS ? 'NO_WORDPRESS' : $e->getCode(),
            ": {$e->getMessage()}\n";
    }
}
var_dump(aikey_test(demo_key('working'))['code'], aikey_is_verified());
?>
--EXPECT--
AikeyException NO_WORDPRESS: WordPress is not loaded: there are no options to store a key in
AikeyException NO_WORDPRESS: WordPress is not loaded: there are no options to store a key in
AikeyException NO_WORDPRESS: WordPress is not loaded: there are no options to store a key in
string(9) "connected"
bool(false)
