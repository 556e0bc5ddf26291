--TEST--
aikey_lint() says what it cleaned off a pasted key, and the cleaned key is the one that is tested
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
$pastes = [
    'as it is' => $key,
    'white space' => " \t\r\n$key\n",
    'no-break and ideographic space' => "\u{a0}\u{3000}$key\u{2003}\u{2028}",
    'byte order mark' => "\u{feff}$key",
    'zero width, inside too' => "\u{200b}" . substr($key, 0, 9) . "\u{200d}" . substr($key, 9) . "\u{2060}",
    'soft hyphen' => substr($key, 0, 9) . "\u{ad}" . substr($key, 9),
    'single quotes' => "'$key'",
    'double quotes' => "\"$key\"",
    'back quotes' => "`$key`",
    'curly quotes' => "\u{201c}$key\u{201d}",
    'Bearer' => "Bearer $key",
    'header' => "authorization: bearer $key",
    'assignment' => "OPENAI_API_KEY=$key",
    'shell' => "export OPENAI_API_KEY=\"$key\"\n",
    'YAML' => "OPENAI_API_KEY: '$key'",
    'all of it' => "\u{feff} export OPENAI_API_KEY = \u{201c}Bearer \u{200b}$key\u{201d} ",
];
foreach ($pastes as $name => $paste) {
    $lint = aikey_lint($paste);
    echo "$name: ", implode(', ', $lint['cleaned']), "\n";
    if (!$lint['ok'] || $lint['masked_key'] !== aikey_mask($key) || $lint['hints'] !== []) {
        var_dump($lint);
    }
    if (aikey_test($paste)['code'] !== 'connected') {
        echo "does not work\n";
    }
}
?>
--EXPECT--
as it is: 
white space: white_space
no-break and ideographic space: white_space
byte order mark: invisible_characters
zero width, inside too: invisible_characters
soft hyphen: invisible_characters
single quotes: quotes
double quotes: quotes
back quotes: quotes
curly quotes: quotes
Bearer: prefix
header: white_space, prefix
assignment: prefix
shell: white_space, quotes, prefix
YAML: white_space, quotes, prefix
all of it: white_space, invisible_characters, quotes, prefix
