--TEST--
Save & Test: the object that got the site's lock gives it back, whatever becomes of $wpdb meanwhile
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

final class Database
{
    public string $options = 'wp_options';
    private static array $names = [];
    private bool $locked = false;

    /** @param Closure(self): mixed $query */
    public function __construct(private string $name, private Closure $query) {}

    public function get_var(string $sql): mixed
    {
        [$select, $lock] = explode("'", $sql);
        self::$names[$lock] ??= 'lock ' . count(self::$names) + 1;
        echo "$this->name: $select", self::$names[$lock], "\n";
        $this->locked = $select === 'SELECT GET_LOCK(';
        return ($this->query)($this);
    }

    public function __destruct()
    {
        echo $this->locked ? "$this->name is gone with its lock\n" : '';
    }
}

/** Its table's name is looked up. */
final class Magic
{
    public function __construct(private Closure $lookup) {}

    public function __isset(string $name): bool
    {
        return $name === 'options';
    }

    public function __get(string $name): mixed
    {
        return ($this->lookup)();
    }

    public function get_var(string $sql): string
    {
        echo 'magic: ', explode("'", $sql)[0], "\n";
        return '1';
    }
}

function save(string $title, ?object $database): void
{
    global $wpdb;
    Options::$rows = [];
    $wpdb = $database;
    unset($database);
    echo "$title\n";
    try {
        aikey_save_and_test(demo_key('working'));
    } catch (Exception $exception) {
        echo get_class($exception), "\n";
    }
    echo Options::$rows === [] ? "nothing stored\n" : "stored\n";
}

$replace = function () {
    $GLOBALS['wpdb'] = new Database('other', fn() => '1');
    return '1';
};
save('Replaced while it locks:', new Database('first', $replace));
save('Replaced while it waits in vain:', new Database('second', fn() => $replace() ? '0' : null));
save('Unset while it locks:', new Database('third', function () {
    unset($GLOBALS['wpdb']);
    return '1';
}));
save('Another site\'s tables meanwhile:', new Database('fourth', function (Database $self) {
    $self->options = 'wp_2_options';
    return '1';
}));
$in_turn = function (?string ...$answers) {
    return function () use (&$answers) {
        return array_shift($answers);
    };
};
save('Killed while it waits for somebody:', new Database('fifth', $in_turn(null, '0')));
save('Killed while it waits, and free then:', new Database('sixth', $in_turn(null, '1', '1')));
save('A database without locks:', new Database('seventh', fn() => null));
save('Thrown when it has the lock:', new Database('eighth', fn() => throw new DomainException()));
save('A name that is looked up:', new Magic(fn() => str_repeat('wp_', 2) . 'options'));
save('A look-up that throws:', new Magic(fn() => throw new DomainException()));
?>
--EXPECT--
Replaced while it locks:
first: SELECT GET_LOCK(lock 1
first: SELECT RELEASE_LOCK(lock 1
stored
Replaced while it waits in vain:
second: SELECT GET_LOCK(lock 1
second is gone with its lock
nothing stored
Unset while it locks:
third: SELECT GET_LOCK(lock 1
third: SELECT RELEASE_LOCK(lock 1
stored
Another site's tables meanwhile:
fourth: SELECT GET_LOCK(lock 1
fourth: SELECT RELEASE_LOCK(lock 1
stored
Killed while it waits for somebody:
fifth: SELECT GET_LOCK(lock 1
fifth: SELECT GET_LOCK(lock 1
nothing stored
fifth is gone with its lock
Killed while it waits, and free then:
sixth: SELECT GET_LOCK(lock 1
sixth: SELECT GET_LOCK(lock 1
sixth: SELECT RELEASE_LOCK(lock 1
stored
A database without locks:
seventh: SELECT GET_LOCK(lock 1
seventh: SELECT GET_LOCK(lock 1
seventh: SELECT RELEASE_LOCK(lock 1
stored
Thrown when it has the lock:
eighth: SELECT GET_LOCK(lock 1
eighth: SELECT RELEASE_LOCK(lock 1
DomainException
nothing stored
A name that is looked up:
magic: SELECT GET_LOCK(
magic: SELECT RELEASE_LOCK(
stored
A look-up that throws:
DomainException
nothing stored
