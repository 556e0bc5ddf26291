--TEST--
Save & Test: of several exceptions the first comes out, and the destructors of the others run
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

final class Noisy extends Exception
{
    public function __destruct()
    {
        echo "destroyed\n";
    }
}

final class Failing extends Exception
{
    public function __destruct()
    {
        throw new LogicException('from a destructor');
    }
}

final class Database
{
    public string $options = 'wp_options';

    public function __construct(private string $class) {}

    public function get_var(string $sql): string
    {
        return str_contains($sql, 'RELEASE_LOCK') ? throw new $this->class('from the lock') : '1';
    }
}

Options::$before = function (string $function): void {
    $function === 'get_option' || throw new DomainException('from the write');
};
foreach ([Noisy::class, Failing::class] as $class) {
    $wpdb = new Database($class);
    try {
        aikey_save_and_test(demo_key('working'));
    } catch (Exception $exception) {
        for (; $exception !== null; $exception = $exception->getPrevious()) {
            echo get_class($exception), ' ', $exception->getMessage(), "\n";
        }
    } finally {
        echo "finally\n";
    }
}
?>
--EXPECT--
destroyed
DomainException from the write
finally
DomainException from the write
finally
