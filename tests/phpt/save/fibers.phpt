--TEST--
Save & Test: inside a fiber no code that it calls can switch fibers, outside it can; stack traces show arguments again afterwards
--INI--
zend.exception_ignore_args=0
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/registry.inc';
require __DIR__ . '/../utils/standin.inc';

/** What to do in which place. */
final class Place
{
    public static string $name = '';
    public static ?Closure $act = null;

    public static function reach(string $name): void
    {
        if ($name === self::$name && self::$act !== null) {
            $act = self::$act;
            self::$act = null;
            $act();
        }
    }
}

final class Database
{
    public function get_var(string $sql): mixed
    {
        Place::reach('get_var');
        return Place::$name === 'destructor' && str_contains($sql, 'GET_LOCK') ? new Destroyed() : '1';
    }

    public function __isset(string $name): bool
    {
        return $name === 'options';
    }

    public function __get(string $name): mixed
    {
        Place::reach('__get');
        return 'wp_options';
    }
}

final class Destroyed
{
    public function __destruct()
    {
        Place::reach('destructor');
    }
}

function wp_supports_ai(): bool
{
    Place::reach('wp_supports_ai');
    return true;
}

function wp_load_alloptions(): array
{
    Place::reach('wp_load_alloptions');
    return Options::$rows;
}

function wp_cache_delete(): void
{
    Place::reach('wp_cache_delete');
}

/** Whether the stack trace of an exception has arguments. */
function shows_arguments(string $argument): bool
{
    return isset((new Exception())->getTrace()[0]['args'][0]);
}

function save(): string
{
    try {
        return aikey_save_and_test(demo_key('working'), 'acme')['code'];
    } catch (Throwable $thrown) {
        return get_class($thrown) . ': ' . $thrown->getMessage();
    }
}

$wpdb = new Database();
spl_autoload_register(fn() => Place::reach('autoloader'));
Registry::add('acme', ['constant_name' => 'Acme\\Settings::KEY', 'setting_name' => 'acme_key']);
Registry::$before = Place::reach(...);
Options::$before = Place::reach(...);
$places = ['wp_is_connector_registered', 'wp_get_connector', 'wp_supports_ai', 'autoloader', 'get_option', 'wp_load_alloptions', 'wp_cache_delete',
    '__get', 'get_var', 'destructor', 'update_option'];
foreach ($places as $place) {
    Options::$rows = $before = ['acme_key' => 'an older key'];
    Place::$name = $place;
    Place::$act = fn() => Fiber::suspend();
    $fiber = new Fiber(fn() => save());
    $fiber->start();
    echo "$place: ", $fiber->isTerminated() ? $fiber->getReturn() : 'suspended', ', ',
        Options::$rows === $before ? 'as before' : 'stored', shows_arguments($place) ? '' : ', no arguments', "\n";
}

echo "Outside: ";
Place::$name = 'get_option';
Place::$act = function () {
    $fiber = new Fiber(fn() => Fiber::suspend() . 'a fiber of its own, ');
    $fiber->start();
    $fiber->resume();
    echo $fiber->getReturn();
};
echo save(), "\n";

echo "Afterwards a fiber is suspended as ever: ";
$fiber = new Fiber(fn() => print(save() . Fiber::suspend()));
$fiber->start();
$fiber->resume("\n");

echo "In calls within calls: ";
Place::$act = function () {
    aikey_resolve();
    aikey_is_verified();
    echo shows_arguments('inner') ? 'arguments, ' : 'no arguments, ';
    throw new DomainException('thrown');
};
echo save(), shows_arguments('outer') ? '' : ', no arguments', "\n";
?>
--EXPECT--
wp_is_connector_registered: FiberError: Cannot switch fibers in current execution context, as before
wp_get_connector: FiberError: Cannot switch fibers in current execution context, as before
wp_supports_ai: FiberError: Cannot switch fibers in current execution context, as before
autoloader: FiberError: Cannot switch fibers in current execution context, as before
get_option: FiberError: Cannot switch fibers in current execution context, as before
wp_load_alloptions: FiberError: Cannot switch fibers in current execution context, as before
wp_cache_delete: FiberError: Cannot switch fibers in current execution context, as before
__get: FiberError: Cannot switch fibers in current execution context, as before
get_var: FiberError: Cannot switch fibers in current execution context, as before
destructor: FiberError: Cannot switch fibers in current execution context, as before
update_option: FiberError: Cannot switch fibers in current execution context, as before
Outside: a fiber of its own, no_probe
Afterwards a fiber is suspended as ever: no_probe
In calls within calls: no arguments, DomainException: thrown
