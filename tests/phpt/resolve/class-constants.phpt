--TEST--
A class that a connector's constant is in: what its autoloader or the constant throws comes out, once
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/registry.inc';

spl_autoload_register(function (string $class) {
    echo "loads $class\n";
    if ($class === 'Throwing') {
        throw new DomainException("no $class");
    }
    if ($class === 'Broken') {
        eval('class Broken { const KEY = UNDEFINED; }');
    }
});
foreach (['Throwing::KEY', 'Broken::KEY', 'Missing::KEY'] as $constant) {
    Registry::add('scoped', ['setting_name' => 'scoped_key', 'constant_name' => $constant]);
    Options::$rows = ['scoped_key' => 'stored'];
    try {
        echo aikey_resolve('scoped'), "\n";
    } catch (Throwable $thrown) {
        echo get_class($thrown), ': ', $thrown->getMessage(), ', ', json_encode($thrown->getPrevious()), "\n";
    }
}
?>
--EXPECT--
loads Throwing
DomainException: no Throwing, null
loads Broken
Error: Undefined constant "UNDEFINED", null
loads Missing
stored
