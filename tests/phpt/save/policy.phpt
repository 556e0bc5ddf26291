--TEST--
Save & Test: what each verdict does with a pasted key, whatever was stored before
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$old = demo_key('working');
$scenarios = ['valid' => 'working', 'rejected' => 'invalid', 'blocked' => 'no-credit', 'unknown' => 'server-error'];

printf("%-10s %-8s %-7s | %-20s %-5s %-4s | %-6s %-8s %s\n",
    'stored', 'pasted', 'replace', 'code', 'saved', 'kept', 'stored', 'verified', 'flag');
foreach (['nothing' => null, 'unverified' => 'blocked', 'verified' => 'valid'] as $stored => $verdict) {
    foreach ([false, true] as $replace) {
        foreach ($scenarios as $pasted => $scenario) {
            Options::$rows = [];
            $verdict === null or Options::store($old, $verdict);
            $new = demo_key($scenario, 1);
            $result = aikey_save_and_test($new, options: ['replace' => $replace]);
            printf("%-10s %-8s %-7s | %-20s %-5s %-4s | %-6s %-8s %s\n",
                $stored, $pasted, yes($replace), $result['code'], yes($result['saved']), yes($result['kept_previous']),
                Options::key(compact('old', 'new')), yes(aikey_is_verified()), Options::$rows[Options::FLAG] ?? '-');
            if ($result['verdict'] !== $pasted || $result['api_key_verified'] !== aikey_is_verified()) {
                var_dump($result);
            }
        }
    }
}

function yes(bool $value): string
{
    return $value ? 'yes' : 'no';
}
?>
--EXPECT--
stored     pasted   replace | code                 saved kept | stored verified flag
nothing    valid    no      | connected            yes   no   | new    yes      1
nothing    rejected no      | invalid_key          no    no   | none   no       -
nothing    blocked  no      | insufficient_quota   yes   no   | new    no       0
nothing    unknown  no      | provider_unavailable yes   no   | new    no       0
nothing    valid    yes     | connected            yes   no   | new    yes      1
nothing    rejected yes     | invalid_key          no    no   | none   no       -
nothing    blocked  yes     | insufficient_quota   yes   no   | new    no       0
nothing    unknown  yes     | provider_unavailable yes   no   | new    no       0
unverified valid    no      | connected            yes   no   | new    yes      1
unverified rejected no      | invalid_key          no    no   | old    no       0
unverified blocked  no      | insufficient_quota   yes   no   | new    no       0
unverified unknown  no      | provider_unavailable yes   no   | new    no       0
unverified valid    yes     | connected            yes   no   | new    yes      1
unverified rejected yes     | invalid_key          no    no   | old    no       0
unverified blocked  yes     | insufficient_quota   yes   no   | new    no       0
unverified unknown  yes     | provider_unavailable yes   no   | new    no       0
verified   valid    no      | connected            yes   no   | new    yes      1
verified   rejected no      | invalid_key          no    no   | old    yes      1
verified   blocked  no      | insufficient_quota   no    yes  | old    yes      1
verified   unknown  no      | provider_unavailable no    yes  | old    yes      1
verified   valid    yes     | connected            yes   no   | new    yes      1
verified   rejected yes     | invalid_key          no    no   | old    yes      1
verified   blocked  yes     | insufficient_quota   yes   no   | new    no       0
verified   unknown  yes     | provider_unavailable yes   no   | new    no       0
