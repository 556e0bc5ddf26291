--TEST--
Requests go through the proxy that WordPress is told to use, and through none that it is not
--EXTENSIONS--
aikey
--SKIPIF--
<?php
require __DIR__ . '/../utils/skip-standin.inc';
require __DIR__ . '/../utils/skip-proxy.inc';
?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/standin.inc';
require __DIR__ . '/../utils/proxy.inc';
require __DIR__ . '/../utils/leak.inc';

// WordPress never uses a proxy for "localhost".
$url = str_replace('localhost', '127.0.0.1', standin('https'));
$port = parse_url($url, PHP_URL_PORT);

function outcome(array $constants, string $before = '', string $key = 'working'): string
{
    global $url;
    $code = "Options::\$rows['siteurl'] = 'https://site.example'; $before";
    foreach ($constants as $name => $value) {
        $code .= 'define(' . var_export($name, true) . ', ' . var_export($value, true) . ');';
    }
    $output = run_child(['aikey.openai.base_url' => $url], "$code echo aikey_test(demo_key('$key'))['code'];");
    assert_no_leak(demo_key($key), $output);
    assert_no_leak('a secret of the proxy', $output);
    return $output;
}

function proxied(int $port, array $more = []): array
{
    return ['WP_PROXY_HOST' => '127.0.0.1', 'WP_PROXY_PORT' => $port] + $more;
}

$open = new Proxy("ConnectPort $port");
echo 'open: ', outcome(proxied($open->port)), ', a tunnel: ', $open->tunnels() > 0 ? 'yes' : 'no', "\n";
echo 'open, port as a string: ', outcome(['WP_PROXY_PORT' => (string) $open->port] + proxied(0)), "\n";
echo 'open, a wrong key: ', outcome(proxied($open->port), key: 'invalid'), "\n";

$before = $open->tunnels();
echo 'bypassed: ', outcome(proxied($open->port, ['WP_PROXY_BYPASS_HOSTS' => 'a.example, 127.0.*'])), "\n";
echo 'the site itself: ', outcome(proxied($open->port), "Options::\$rows['siteurl'] = 'https://127.0.0.1/x';"), "\n";
echo 'only a host: ', outcome(['WP_PROXY_HOST' => '127.0.0.1']), "\n";
echo 'no constants: ', outcome([]), "\n";
echo 'tunnels in these: ', $open->tunnels() - $before, "\n";

$locked = new Proxy("ConnectPort $port", 'BasicAuth admin asecretoftheproxy');
$login = ['WP_PROXY_USERNAME' => 'admin', 'WP_PROXY_PASSWORD' => 'asecretoftheproxy'];
echo 'with a password: ', outcome(proxied($locked->port, $login)), "\n";
echo 'a wrong password: ', outcome(proxied($locked->port, ['WP_PROXY_PASSWORD' => 'wrong'] + $login)), "\n";
echo 'without the password: ', outcome(proxied($locked->port)), "\n";
echo 'a user alone: ', outcome(proxied($locked->port, ['WP_PROXY_USERNAME' => 'admin'])), "\n";

$refusing = new Proxy('ConnectPort 1');
echo 'refusing: ', outcome(proxied($refusing->port)), "\n";
echo 'down: ', outcome(proxied(Proxy::freePort())), "\n";

putenv('NO_PROXY=*');
$before = $open->tunnels();
echo 'NO_PROXY of the environment: ', outcome(proxied($open->port)),
    ', a tunnel: ', $open->tunnels() > $before ? 'yes' : 'no', "\n";
putenv('NO_PROXY');

putenv("https_proxy=http://127.0.0.1:$refusing->port");
putenv("ALL_PROXY=http://127.0.0.1:$refusing->port");
echo 'one of the environment alone: ', outcome([]), "\n";
?>
--EXPECT--
open: connected, a tunnel: yes
open, port as a string: connected
open, a wrong key: invalid_key
bypassed: connected
the site itself: connected
only a host: connected
no constants: connected
tunnels in these: 0
with a password: connected
a wrong password: proxy_failed
without the password: proxy_failed
a user alone: proxy_failed
refusing: proxy_failed
down: proxy_failed
NO_PROXY of the environment: connected, a tunnel: yes
one of the environment alone: connected
