--TEST--
aikey_test() is right about published replies, and reads every form that an error can have
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/standin.inc';

function unit(string $file): array
{
    return json_decode(file_get_contents(__DIR__ . "/../../unit/$file"), true, flags: JSON_THROW_ON_ERROR);
}

/** Prints what is not as it should be. */
function check_reply(string $list, int $number, array $row, string $connector): void
{
    $key = demo_key("$list-$number", 0, $connector);
    $result = aikey_test($key, $connector);
    if (!in_array($result['code'], $row['want'] ?? [$row['outcome']], true) || $result['http_status'] !== $row['status']) {
        echo "$connector, $row[name]: $result[code] by status $result[http_status]\n";
    }
    if ($result['retry_after'] !== ($row['retry_after'] ?? null)) {
        echo "$connector, $row[name]: again in ", var_export($result['retry_after'], true), "\n";
    }
    if (str_contains(json_encode($result), substr($key, -20))) {
        echo "$connector, $row[name]: the key is in the result\n";
    }
}

$published = unit('replies_wild.json');
foreach (['openai', 'anthropic', 'google', 'mistral'] as $connector) {
    $own = array_filter($published, fn($row) => $row['provider'] === $connector && $row['status'] >= 400);
    $numbers = array_keys($own);
    for ($i = 0; $i < 10; $i++) {
        $number = $numbers[intdiv($i * count($numbers), 10)];
        check_reply('published', $number, $published[$number], $connector);
    }
    echo "$connector: 10 of ", count($numbers) >= 10 ? 'many' : 'too few', "\n";
}

// By PHP's own parser, to which an empty object is an empty array.
$forms = array_filter(unit('replies.json')['any'], fn($row) => preg_match('/^(shape: |40\d with )/', $row['name']));
foreach ($forms as $number => $row) {
    check_reply('made', $number, $row, 'openai');
}
echo count($forms) > 25 ? "all forms\n" : "too few forms\n";
?>
--EXPECT--
openai: 10 of many
anthropic: 10 of many
google: 10 of many
mistral: 10 of many
all forms
