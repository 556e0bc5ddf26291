--TEST--
aikey_save_and_test() sends nothing that is no key, and another provider's key only on request
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$tell = function (?string $key, string $id = 'openai', array $options = []) {
    $result = null;
    $requests = standin_requests(function () use ($key, $id, $options, &$result) {
        $result = aikey_save_and_test($key, $id, $options);
    });
    echo json_encode([$result['code'], $result['verdict'], $result['saved'], array_column($result['hints'], 'code')]),
        ' ', count($requests), " requests\n";
};
$other = demo_key('working', 0, 'google');

foreach (['hunter2', 'Correct-Horse-9', 'somebody.with.a.name@example.com', 'https://platform.openai.com/api-keys'] as $text) {
    $tell($text);
}
$tell('org-0123456789012345678901');
$tell($other);
var_dump(aikey_test($other)['code']);
$tell($other, options: ['send_anyway' => true]);
echo json_encode(array_map(fn($row) => is_array($row) ? $row["model"] : "…" . substr($row, -4), Options::$rows)), "\n";

// What is in place was put there on purpose: nobody is asked about it.
Options::$rows[Options::KEY] = $other;
$tell(null);
$tell(demo_key('working', 0, 'google'), 'google');
?>
--EXPECT--
["not_a_key","rejected",false,[]] 0 requests
["not_a_key","rejected",false,[]] 0 requests
["not_a_key","rejected",false,[]] 0 requests
["not_a_key","rejected",false,[]] 0 requests
["invalid_key","rejected",false,["organization_id"]] 2 requests
["other_provider","unknown",false,["other_connector"]] 0 requests
string(14) "other_provider"
["invalid_key","rejected",false,["other_connector"]] 2 requests
[]
["invalid_key","rejected",false,["other_connector"]] 2 requests
["connected","valid",true,[]] 2 requests
