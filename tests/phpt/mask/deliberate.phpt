--TEST--
aikey_mask() shows less than WordPress of a short key, and where the last bytes are not printable
--FILE--
<?php
foreach (['', 'a', 'ab', 'abc', 'abcd', 'abcde', "abcdefg\n", "abcde\0fg", "abcdef\x7f1", 'abcdé', "abc\xffdefg", "\u{1f511}",
    str_repeat('x', 50) . "\t"] as $key) {
    echo '"', addcslashes($key, "\0..\37\177..\377"), '": ', aikey_mask($key), "\n";
}
?>
--EXPECT--
"": 
"a": •
"ab": ••
"abc": •••
"abcd": ••••
"abcde": •bcde
"abcdefg\n": ••••••••
"abcde\000fg": ••••••••
"abcdef\1771": ••••••••
"abcd\303\251": ••••••
"abc\377defg": ••••defg
"\360\237\224\221": ••••
"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\t": ••••••••••••••••••••
