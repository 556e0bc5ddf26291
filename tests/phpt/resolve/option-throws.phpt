--TEST--
An exception from get_option() is let through by every function that reads a key
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';

$functions = ['aikey_resolve', 'aikey_source', 'aikey_is_verified', 'aikey_status', 'aikey_test', 'aikey_save_and_test'];
foreach ([fn() => throw new DomainException('from the option'), fn() => not_defined()] as Options::$before) {
    foreach ($functions as $function) {
        try {
            var_dump($function());
        } catch (Throwable $e) {
            echo $function, ': ', get_class($e), ': ', $e->getMessage(), "\n";
        }
    }
}

// A key from an earlier source needs no option.
putenv('OPENAI_API_KEY=key');
var_dump(aikey_resolve(), aikey_source());
?>
--EXPECT--
aikey_resolve: DomainException: from the option
aikey_source: DomainException: from the option
aikey_is_verified: DomainException: from the option
aikey_status: DomainException: from the option
aikey_test: DomainException: from the option
aikey_save_and_test: DomainException: from the option
aikey_resolve: Error: Call to undefined function not_defined()
aikey_source: Error: Call to undefined function not_defined()
aikey_is_verified: Error: Call to undefined function not_defined()
aikey_status: Error: Call to undefined function not_defined()
aikey_test: Error: Call to undefined function not_defined()
aikey_save_and_test: Error: Call to undefined function not_defined()
string(3) "key"
string(3) "env"
