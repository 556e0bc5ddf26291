--TEST--
A site makes no more tests in a minute than aikey.tests_per_minute allows, in all requests together
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

$transients = <<<'PHP'
    $transients = [];
    function get_transient($name) { return $GLOBALS['transients'][$name] ?? false; }
    function set_transient($name, $value, $seconds) { $GLOBALS['transients'][$name] = $value; return $seconds === 60; }
    PHP;
$run = function (string $what, string $limit, string $code) {
    $requests = standin_requests(function () use ($limit, $code, &$said) {
        $said = run_child(['aikey.tests_per_minute' => $limit], $code);
    });
    echo "$what: $said", count($requests), " requests\n";
};
$test = 'echo aikey_test(demo_key("working"))["code"], ", ";';
$run('one more than are allowed', '2', $transients . $test . $test . $test);
$run('a minute later', '2', $transients . $test . $test . '$transients = [];' . $test);
$run('a key that cannot be one is not counted', '1', $transients . 'aikey_test("no");' . $test);
$run('no limit', '0', $transients . $test . $test . $test);
$run('without WordPress there is none', '1', $test . $test);
$run('a pasted key is kept, not verified', '1', $transients . $test .
    '$result = aikey_save_and_test(demo_key("working", 1)); echo $result["code"], ", ", $result["saved"] ? "saved" : "not saved", ", ", aikey_is_verified() ? "verified" : "not verified", ", ";');
$list = 'echo aikey_models() === [] ? "none" : "listed", ", ";';
$run('as many lists of models, which are counted apart', '1', $transients . 'putenv("OPENAI_API_KEY=" . demo_key("working"));' . $list . $list . $test);
?>
--EXPECT--
one more than are allowed: connected, connected, too_many_tests, 4 requests
a minute later: connected, connected, connected, 6 requests
a key that cannot be one is not counted: connected, 2 requests
no limit: connected, connected, connected, 6 requests
without WordPress there is none: connected, connected, 4 requests
a pasted key is kept, not verified: connected, too_many_tests, saved, not verified, 2 requests
as many lists of models, which are counted apart: listed, none, connected, 3 requests
