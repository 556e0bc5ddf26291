--TEST--
aikey_mask() prints what WordPress prints, for 5 bytes and more
--FILE--
<?php
$bullet = "\u{2022}";
for ($length = 5; $length <= 60; $length++) {
    $key = substr(str_repeat('sk-proj-AbC_09~ !"xyz', 3), 0, $length);
    $expected = str_repeat($bullet, min($length - 4, 16)) . substr($key, -4);
    if (aikey_mask($key) !== $expected) {
        echo "$key: ", aikey_mask($key), "\n";
    }
}
echo aikey_mask('sk-proj-0123'), "\n";
var_dump(aikey_mask(str_repeat("\u{1f511}\0", 2 << 20) . 'tail') === str_repeat($bullet, 16) . 'tail');
?>
--EXPECT--
••••••••0123
bool(true)
