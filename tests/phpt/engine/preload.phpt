--TEST--
Code that is preloaded neither opens nor seals; what it defines does both
--EXTENSIONS--
aikey
--SKIPIF--
<?php
require __DIR__ . '/../utils/skip-opcache.inc';
if (PHP_OS_FAMILY === 'Windows') {
    exit('skip Windows cannot preload');
}
?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';
require __DIR__ . '/../utils/opcache.inc';

$file = tempnam(sys_get_temp_dir(), 'aikey-preload-');
register_shutdown_function(fn() => array_map('unlink', glob("$file*")));
file_put_contents($file, '<?php
    class Preloaded
    {
        public static function turn(string $key): string { return aikey_open(aikey_seal($key)); }
    }
    try {
        $said = Preloaded::turn("while preloading");
    } catch (AikeyException $exception) {
        $said = get_class($exception);
    }
    $said .= ", " . aikey_source() . ", " . var_export(aikey_resolve(), true);
    file_put_contents("' . $file . '.said", $said);
');
$user = fileowner($file) === 0 ? 'root' : '';
$ini = ['opcache.preload' => $file, 'opcache.preload_user' => $user, 'aikey.keyring' => keyring(master(1))];
echo run_child(with_opcache($ini), <<<'PHP'
    Options::$rows[Options::KEY] = aikey_seal('of a request');
    var_dump(Preloaded::turn('by what was preloaded'), aikey_resolve());
    PHP);
var_dump(file_get_contents("$file.said"));
?>
--EXPECT--
string(21) "by what was preloaded"
string(12) "of a request"
string(26) "AikeyException, none, NULL"
