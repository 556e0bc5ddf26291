--TEST--
What the site's constants and filters forbid is not asked for
--EXTENSIONS--
aikey
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';

/** The outcome, and how many requests were made. */
function outcome(string $define, string $host = '127.0.0.1'): string
{
    $ini = ['aikey.openai.base_url' => str_replace('localhost', $host, standin('https'))];
    $code = "Options::\$rows['siteurl'] = 'https://site.example'; $define; \$result = aikey_test(demo_key('working'));
        \$host = \$result['blocked_host'];
        echo \$result['code'], str_ends_with(\$result['fix'], \"WP_HTTP_BLOCK_EXTERNAL blocks \$host.\") ? \" (\$host)\" : \$host;";
    $requests = standin_requests(function () use ($ini, $code, &$output) {
        $output = run_child($ini, $code);
    });
    return "$output, " . count($requests) . " requests\n";
}

$block = "define('WP_HTTP_BLOCK_EXTERNAL', true)";
echo 'nothing set: ', outcome('');
echo 'blocked: ', outcome($block);
echo 'a truthy string: ', outcome("define('WP_HTTP_BLOCK_EXTERNAL', '1')");
echo 'not blocked: ', outcome("define('WP_HTTP_BLOCK_EXTERNAL', false)");
echo 'blocked, localhost: ', outcome($block, 'localhost');
echo 'blocked, listed: ', outcome("$block; define('WP_ACCESSIBLE_HOSTS', 'a.example, 127.0.0.1')");
echo 'blocked, another listed: ', outcome("$block; define('WP_ACCESSIBLE_HOSTS', 'a.example,127.0.0.10')");
echo 'blocked, pattern: ', outcome("$block; define('WP_ACCESSIBLE_HOSTS', '127.*.1')");
echo 'blocked, the site itself: ', outcome("$block; Options::\$rows['siteurl'] = 'http://127.0.0.1:8080/blog'");
echo 'listed, not blocked: ', outcome("define('WP_ACCESSIBLE_HOSTS', 'a.example')");

echo 'AI off: ', outcome("define('WP_AI_SUPPORT', false)");
echo 'AI on: ', outcome("define('WP_AI_SUPPORT', true)");
echo 'AI off by a filter: ', outcome('function wp_supports_ai() { return false; }');
echo 'AI on by the filter: ', outcome("define('WP_AI_SUPPORT', false); function wp_supports_ai() { return true; }");
echo 'a filter that throws: ', outcome('function wp_supports_ai() { throw new Exception("no"); }
    set_exception_handler(function ($e) { echo $e->getMessage(); })');
echo 'AI off and blocked: ', outcome("define('WP_AI_SUPPORT', false); $block");
?>
--EXPECT--
nothing set: connected, 2 requests
blocked: blocked_by_site (127.0.0.1), 0 requests
a truthy string: blocked_by_site (127.0.0.1), 0 requests
not blocked: connected, 2 requests
blocked, localhost: connected, 2 requests
blocked, listed: connected, 2 requests
blocked, another listed: blocked_by_site (127.0.0.1), 0 requests
blocked, pattern: connected, 2 requests
blocked, the site itself: connected, 2 requests
listed, not blocked: connected, 2 requests
AI off: ai_disabled, 0 requests
AI on: connected, 2 requests
AI off by a filter: ai_disabled, 0 requests
AI on by the filter: connected, 2 requests
a filter that throws: no, 0 requests
AI off and blocked: ai_disabled, 0 requests
