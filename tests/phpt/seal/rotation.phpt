--TEST--
Rotation: a new key on top seals, old ones open, and one that is gone opens nothing
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';

function seal(string $ring): string
{
    return run_child(['aikey.keyring' => $ring], 'echo aikey_seal("sk-proj-0123456789");');
}

function opens(string $sealed, string $ring): string
{
    return run_child(['aikey.keyring' => $ring], '$s = ' . var_export($sealed, true) . ';
        try { echo aikey_open($s) === "sk-proj-0123456789" ? "opens" : "WRONG"; } catch (AikeyException $e) { echo $e->getCode(); }');
}

$old = keyring(master(1));
$rotated = keyring(master(2), '# until all is sealed anew', master(1));
$new = keyring(master(2));
$by_old = seal($old);
$by_new = seal($rotated);
foreach (compact('old', 'rotated', 'new') as $name => $ring) {
    echo "$name: ", opens($by_old, $ring), ' ', opens($by_new, $ring), "\n";
}

/** Which key of the ring sealed a stored value. */
function sealed_with(string $stored, string $ring): string
{
    return run_child(['aikey.keyring' => $ring], 'Options::$rows[Options::KEY] = ' . var_export($stored, true) . ';
        echo json_encode(aikey_status()["sealed_with"]);');
}
echo 'sealed with: ', sealed_with($by_old, $rotated), ' ', sealed_with($by_new, $rotated), ' ', sealed_with($by_old, $new), ' ', sealed_with('sk-plain', $rotated), "\n";

$ring = keyring(...array_map('master', range(1, 16)));
echo 'the last of sixteen: ', opens(seal(keyring(master(16))), $ring), "\n";

// The file is read at the start of the process: later changes take effect in the next one.
echo run_child(['aikey.keyring' => $old], '$s = ' . var_export($by_old, true) . ';
    unlink(' . var_export($old, true) . '); echo aikey_open($s) === "sk-proj-0123456789" ? "still opens\n" : "no\n";
    var_dump(ini_set("aikey.keyring", "/x"), ini_set("aikey.tenant", "x"));');
?>
--EXPECT--
old: opens 5
rotated: opens opens
new: 5 opens
sealed with: 2 1 null null
the last of sixteen: opens
still opens
bool(false)
bool(false)
