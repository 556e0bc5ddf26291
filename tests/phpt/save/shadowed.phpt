--TEST--
Save & Test: a key beside one from the environment or a constant would have no effect, so none is tested or saved
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

Options::store(demo_key('working', 1), 'valid');
$before = Options::state();

putenv('OPENAI_API_KEY=' . demo_key('working'));
save($before);
putenv('OPENAI_API_KEY');
define('OPENAI_API_KEY', demo_key('no-credit'));
save($before);
var_dump(aikey_is_verified());

function save(string $before): void
{
    foreach ([[], ['replace' => true]] as $options) {
        $requests = standin_requests(function () use (&$result, $options) {
            $result = aikey_save_and_test(demo_key('working', 2), options: $options);
        });
        echo "$result[code] $result[verdict] $result[source]\n";
        var_dump($result['saved'], count($requests), Options::state() === $before);
    }
}
?>
--EXPECT--
shadowed unknown env
bool(false)
int(0)
bool(true)
shadowed unknown env
bool(false)
int(0)
bool(true)
shadowed unknown constant
bool(false)
int(0)
bool(true)
shadowed unknown constant
bool(false)
int(0)
bool(true)
bool(false)
