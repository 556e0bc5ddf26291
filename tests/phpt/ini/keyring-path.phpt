--TEST--
phpinfo() does not show where the keyring is
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';

$keyring = keyring(master(1));
$info = run_child(['aikey.keyring' => $keyring], 'phpinfo(INFO_MODULES);');
var_dump(str_contains($info, basename($keyring)));
preg_match('/^aikey\.keyring.*$/m', $info, $match);
echo $match[0], "\n", run_child([], "echo preg_replace('/.*^(aikey\.keyring[^\\n]*).*/ms', '$1', (function () { ob_start(); phpinfo(INFO_MODULES); return ob_get_clean(); })());"), "\n";
?>
--EXPECT--
bool(false)
aikey.keyring => (set) => (set)
aikey.keyring => no value => no value
