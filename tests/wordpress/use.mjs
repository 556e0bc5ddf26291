// Keys in use: what WordPress lets slip, and what the plugin does about it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { dirname } from 'node:path';

const option = 'connectors_ai_openai_api_key';
const quoted = (value) => `json_decode(base64_decode('${Buffer.from(JSON.stringify(value)).toString('base64')}'), true)`;

/** A server that notes each request, and redirects to what is after /to/. */
class Origin {
  constructor(options) {
    this.seen = [];
    const answer = (request, response) => {
      this.seen.push({ url: request.url, headers: request.headers });
      const [, status, to] = request.url.match(/^\/to\/(\d+)\/(.*)$/) ?? [];
      response.writeHead(Number(status ?? this.status ?? 200), to ? { location: decodeURIComponent(to) } : {}).end(this.body ?? '{}');
    };
    this.server = options ? https.createServer(options, answer) : http.createServer(answer);
  }

  async start() {
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    return this;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Whether a request had this text; forgets all of them. */
  got(text) {
    return JSON.stringify(this.seen.splice(0)).includes(text);
  }
}

/** What a plugin does, in PHP. It returns a status or an error. */
const sends = (url, args = {}, how = 'send') => `return AIKey\\TestSender\\${how}(${quoted(url)}, ${quoted(args)});`;

/** The tests' sites may send nothing to other machines: this one stands in for them, as a proxy. */
const outside = (proxy) => `define('WP_PROXY_HOST', '127.0.0.1'); define('WP_PROXY_PORT', '${proxy.port}');
  add_filter('pre_option_siteurl', fn() => 'http://provider.test'); add_filter('pre_http_send_through_proxy', '__return_true');`;

/** As on a server whose PHP has no cURL. */
const sockets = `add_action('requests-requests.before_request', function (&$url, &$headers, &$data, &$type, &$options) {
  $options['transport'] = 'WpOrg\\Requests\\Transport\\Fsockopen'; }, 1, 5);`;

export default async function use(context) {
  const { plain, ours, addresses, key } = context;
  const certs = dirname(addresses.ca);
  const pair = (name) => ({ cert: readFileSync(`${certs}/${name}.pem`), key: readFileSync(`${certs}/${name}.key`) });
  const origins = {
    first: await new Origin().start(),
    second: await new Origin().start(),
    unknown: await new Origin(pair('self-signed')).start(),
    misnamed: await new Origin(pair('wrong-host')).start(),
  };
  for (const site of [plain, ours]) await site.wp(['plugin', 'activate', 'test-sender.php']);
  try {
    const works = key('working');
    await ours.eval(`aikey_forget(); delete_option('aikey_usage'); aikey_save_and_test('${works}');`);
    const all = { ...context, origins, works };
    await leaks(all);
    await forms(all);
    await harmless(all);
    await onlyBaseUrl(all);
    await reports(all);
    await usage(all);
  } finally {
    for (const origin of Object.values(origins)) origin.stop();
    await ours.eval("aikey_forget(); delete_option('aikey_usage');");
    for (const site of [plain, ours]) await site.wp(['plugin', 'deactivate', 'test-sender.php']);
  }
}

/** Each is shown on WordPress without the plugin, and gone with it. */
async function leaks({ plain, ours, work, origins, works, check }) {
  const { first, second, unknown, misnamed } = origins;
  const bearer = { headers: { Authorization: `Bearer ${works}` } };
  const to = (status, target) => `http://localhost:${first.port}/to/${status}/${encodeURIComponent(target)}`;
  const there = `http://127.0.0.1:${second.port}/`;
  const post = (args) => ({ method: 'POST', body: '{}', ...args });
  const list = [
    ...[301, 302, 307, 308].map((status) => [`a redirect (${status}) to another origin takes the key along`,
      sends(to(status, there), post(bearer)), second, 200]),
    ['a redirect takes a key in a header of any name along', sends(to(307, there), { headers: { 'X-Mine': works } }), second, 200],
    ['a second redirect takes the key along', sends(to(307, `/to/307/${encodeURIComponent(there)}`), bearer), second, 200],
    ['a redirect to another port takes the key along', sends(to(302, `http://localhost:${second.port}/`), bearer), second, 200],
    ['a redirect takes other authentication along', sends(to(307, there), { headers: { ...bearer.headers, 'Api-Key': 'of-another-kind' } }), second, 200, 'of-another-kind'],
    ['a redirect takes cookies along', sends(to(307, there), { ...bearer, cookies: { session: 'of-the-session' } }), second, 200, 'of-the-session'],
    ['a key goes out over plain HTTP', outside(first) + sends('http://provider.test/v1/models', bearer), first, /plain HTTP/],
    ['a key goes out over plain HTTP, nobody waiting for a reply', outside(first) + sends('http://provider.test/v1/models', { ...bearer, blocking: false }), first, /plain HTTP/],
    ['a key goes out over plain HTTP, its headers in a string', outside(first) + sends('http://provider.test/', { headers: `X-A: b\r\nAuthorization: Bearer ${works}` }), first, /plain HTTP/],
    ['a key goes out over plain HTTP, its headers in a list', outside(first) + sends('http://provider.test/', { headers: [`Authorization: Bearer ${works}`] }), first, /plain HTTP/],
    ...[['is unknown', unknown], ['has another name', misnamed]].flatMap(([what, server]) => {
      const url = `https://localhost:${server.port}/`;
      return [
        [`sslverify off sends a key to a server that ${what}`, sends(url, { ...bearer, sslverify: false }), server, /not verified/],
        [`https_ssl_verify off sends a key to a server that ${what}`, `add_filter('https_ssl_verify', '__return_false'); ${sends(url, bearer)}`, server, /SSL|certificate/],
        [`https_ssl_verify off sends a key to a server that ${what}, without cURL`, `${sockets} add_filter('https_ssl_verify', '__return_false'); ${sends(url, bearer)}`, server, /SSL|certificate/],
        [`a stream sends a key to a server that ${what}`, sends(url, bearer, 'stream'), server, /SSL|certificate/],
        [`a stream to a file sends a key to a server that ${what}`, sends(url, { ...bearer, stream: true, filename: `${work}/stream` }, 'stream'), server, /SSL|certificate/],
      ];
    }),
    ['a stream lets libcurl take the key along', sends(to(307, there), { headers: { 'X-Api-Key': works } }, 'stream'), second, 200],
    ['a key is in the query', sends(`http://localhost:${first.port}/v1/models?a=b&key=${works}`), first, /in the URL/],
    ['a key is in the path', sends(`http://localhost:${first.port}/v1/${works}/models`), first, /in the URL/],
    ['a key is in the data of a GET', sends(`http://localhost:${first.port}/`, { body: { key: works } }), first, /in the URL/],
    ['a key is in the URL before the host', sends(`http://user:${works}@localhost:${first.port}/`), first, /in the URL/, 'Basic '],
  ];
  for (const [claim, code, server, expected, secret = works] of list) {
    server.got('');
    const before = await plain.eval(code);
    check(`WordPress: ${claim}`, server.got(secret), before);
    const after = await ours.eval(code);
    check(`aikey prevents it: ${claim}`, !server.got(secret) && (expected instanceof RegExp ? expected.test(after) : after === expected), after);
  }
  const words = await ours.eval(sends(`http://localhost:${first.port}/?key=${works}`));
  check('an error does not hold the key', !words.includes(works) && words.includes('OpenAI'), words);
  await ours.eval(sends(to(307, '/again'), bearer));
  check('a redirect within an origin keeps the key', first.seen.splice(0).pop().headers.authorization === `Bearer ${works}`);
}

/** A key is found in whatever form headers have. */
async function forms({ ours, works, same }) {
  const found = (headers, url = '') => ours.eval(`return AIKey\\Carried\\find(${headers}, ${quoted(url)});`);
  const yes = { openai: false };
  for (const [what, headers] of [
    ['a value', `array('X-Api-Key' => '${works}')`],
    ['a value with a scheme', `array('authorization' => 'Bearer ${works}')`],
    ['a list of values', `array('x-api-key' => array('other-value', '${works}'))`],
    ['a list of lines', `array('accept: */*', 'authorization: Bearer ${works}')`],
    ['a dictionary', `new WpOrg\\Requests\\Utility\\CaseInsensitiveDictionary(array('X' => '${works}'))`],
    ['an object that is a string', `array('X' => new class { public function __toString() { return '${works}'; } })`],
    ['a list', `array('X' => 'a,"${works}",b')`],
  ]) same(`a key is found as ${what}`, await found(headers), yes);
  same('not so a part of something longer', await found(`array('X' => '${works}x', 'Y' => 'x${works}')`), []);
  same('nor another key', await found(`array('X' => '${works.slice(0, -8)}abcd${works.slice(-4)}', 'Y' => null, 'Z' => 7, 'A' => array())`), []);
  same('a key in a URL is found encoded too', await found('array()', `https://a.test/?k=${[...works].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')}`), { openai: true });
  same('a key that is set during a request is found in it', await ours.eval(`AIKey\\Carried\\find(array('X' => 'some-other-value'));
    $old = get_option('${option}'); update_option('${option}', 'sk-brand-new-key-0001'); $found = AIKey\\Carried\\find(array('X' => 'sk-brand-new-key-0001'));
    update_option('${option}', $old); return $found;`), yes);
}

/** What has no key goes its way, and nothing of ours breaks a request. */
async function harmless({ ours, origins, works, same, check }) {
  const { first, second, unknown } = origins;
  const there = encodeURIComponent(`http://127.0.0.1:${second.port}/`);
  const foreign = { headers: { Authorization: 'Bearer of-another-service-entirely' } };
  same('without a key a redirect is WordPress\'s affair', [await ours.eval(sends(`http://localhost:${first.port}/to/307/${there}`, foreign)), second.got('of-another-service')], [200, true]);
  for (const [what, code] of [['sslverify off', sends(`https://localhost:${unknown.port}/`, { ...foreign, sslverify: false })],
    ['a careless stream', sends(`https://localhost:${unknown.port}/`, foreign, 'stream')],
    ['plain HTTP', outside(first) + sends('http://provider.test/', foreign)]]) {
    same(`without a key ${what} is the plugin's affair`, await ours.eval(code), 200);
  }
  same('a careless request without a key, made within one with a key, changes nothing', await ours.eval(`
    add_action('http_api_curl', function ($handle, $args, $url) { if (str_contains($url, '/outer')) wp_remote_get('http://localhost:${first.port}/inner'); }, 1, 3);
    ${sends(`https://localhost:${unknown.port}/outer`, { headers: { 'x-api-key': works } }, 'stream')}`).then((error) => /SSL|certificate/.test(error)), true);
  check('(nothing came of it)', !unknown.got(works));
  first.got('');
  const bearer = { headers: { Authorization: `Bearer ${works}` } };
  same('what another plugin answers in place of a request stays', await ours.eval(`
    add_filter('pre_http_request', fn() => array('response' => array('code' => 418), 'body' => ''));
    ${sends('http://provider.test/', bearer)}`), 418);
  same('a key goes over plain HTTP on this machine', await ours.eval(
    `add_filter('pre_option_siteurl', fn() => 'http://127.0.0.1'); ${sends(`http://127.0.0.1:${first.port}/`, bearer)}`), 200);
  check('(it did)', first.got(works));
  const broken = `add_filter('option_${option}', function () { throw new Error('A plugin broke.'); }, 1);`;
  same('if keys cannot be read, requests go out', await ours.eval(`ini_set('log_errors', '0'); ${broken} ${sends(`http://localhost:${first.port}/`, foreign)}`), 200);
  check('(one did)', first.got('of-another-service'));
  same('odd headers are WordPress\'s affair', await ours.eval(`ini_set('display_errors', '0');
    foreach (array(null, '', array(), array('X-A' => array('b', 'c')), array('X-A' => null)) as $headers) $codes[] = wp_remote_get('http://localhost:${first.port}/', array('headers' => $headers))['response']['code'];
    return $codes;`), [200, 200, 200, 200, 200]);
}

async function onlyBaseUrl({ ours, origins, provider, works, same, check }) {
  const { first } = origins;
  const bearer = { headers: { Authorization: `Bearer ${works}` } };
  const strict = { ini: { 'aikey.openai.only_base_url': 1 } };
  first.got('');
  const refused = await ours.eval(sends(`http://localhost:${first.port}/`, bearer), strict);
  check('php.ini can forbid other servers than the base URL\'s', /only_base_url in php\.ini forbids/.test(refused) && !first.got(works), refused);
  same('and allows that one', await ours.eval(sends(`http://localhost:${provider.port}/v1/models`, bearer), strict), 200);
}

/** A key that dies while it is used. */
async function reports({ ours, provider, works, same, check }) {
  const standin = provider.target;
  let status = 401;
  let tests = 0;
  const dead = http.createServer((request, response) => {
    tests += /\/(models\/|responses)/.test(request.url) ? 1 : 0;
    response.writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message: 'Incorrect API key provided.', type: 'invalid_request_error', param: null, code: status === 401 ? 'invalid_api_key' : null } }));
  });
  await new Promise((resolve) => dead.listen(0, '127.0.0.1', resolve));
  const uses = (path = '/v1/embeddings', times = 1) => ours.eval(`$fired = array();
    add_action('aikey_unverified', function ($id) { update_option('test_fired', $id); });
    for ($i = 0; $i < ${times}; $i++) AIKey\\TestSender\\send('http://localhost:${provider.port}${path}', array('method' => 'POST', 'body' => '{}', 'headers' => array('Authorization' => 'Bearer ${works}')));
    return aikey_is_verified();`);
  const again = () => ours.eval(`delete_transient('aikey_reported_openai'); delete_option('test_fired'); return aikey_save_and_test('${works}')['code'];`);
  try {
    same('(the key works)', await again(), 'connected');
    same('a reply that is no failure changes nothing', [await uses('/v1/models'), tests], [true, 0]);
    provider.target = dead.address().port;
    status = 503;
    same('an outage changes nothing', [await uses(), tests], [true, 0]);
    status = 401;
    same('a key that dies at noon is not connected at a minute past', await uses('/v1/embeddings', 5), false);
    check('one test decided that', tests > 0 && tests <= 3, tests);
    same('aikey_unverified is fired', await ours.eval("return get_option('test_fired');"), 'openai');
    same('and the card says why', await ours.eval("return AIKey\\Connectors\\describe('openai')['code'];"), 'invalid_key');
    provider.target = standin;
    same('(the key works again)', await again(), 'connected');
    same('a reply about one request alone does not cost the key', await uses('/v1/stolen'), true);
  } finally {
    provider.target = standin;
    dead.close();
  }
}

async function usage({ ours, up, origins, provider, works, same, check }) {
  const { first } = origins;
  const here = `localhost:${provider.port}`;
  const bearer = { headers: { Authorization: `Bearer ${works}` } };
  const rows = () => up.rest('GET', '/aikey/v1/connectors/openai').then(({ json }) => json.used_by);
  const health = () => ours.eval(`require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
    return wp_strip_all_tags(call_user_func(WP_Site_Health::get_tests()['direct']['aikey']['test'])['description']);`);

  await ours.eval("delete_option('aikey_usage');");
  same('a key that nobody uses', await rows(), []);
  await ours.eval(`${sends(`http://${here}/v1/models`, bearer)}`);
  const [one] = await rows();
  same('one that a plugin uses', [one.plugin, one.host, one.elsewhere, one.today, one.month, Math.abs(one.last - Date.now() / 1000) < 60],
    ['Test sender', here, false, 1, 1, true]);
  check('Site Health has nothing to say about that', !(await health()).includes('Test sender'));
  await ours.eval(`wp_remote_get('http://${here}/v1/models', ${quoted(bearer)});`);
  same('code that is not a plugin\'s', (await rows()).map(({ plugin }) => plugin).sort(), ['Test sender', 'WordPress, or code outside of plugins']);
  const connecting = `${ours.folder}/wp-content/plugins/ai-provider-for-openai`;
  mkdirSync(connecting);
  writeFileSync(`${connecting}/plugin.php`, '<?php /* Plugin Name: Connects to OpenAI */ function openai_sends($url, $args) { return wp_remote_request($url, $args); }');
  const by = (call) => ours.eval(`delete_option('aikey_usage'); require_once WP_PLUGIN_DIR . '/ai-provider-for-openai/plugin.php'; ${call}`)
    .then(rows).then((found) => found.map(({ plugin }) => plugin));
  const asked = `'http://${here}/v1/models', ${quoted(bearer)}`;
  same('a plugin that asks the one that connects to the provider', await by(`AIKey\\TestSender\\ask('openai_sends', ${asked});`), ['Test sender']);
  same('that one alone', await by(`openai_sends(${asked});`), ['Connects to OpenAI']);
  rmSync(connecting, { recursive: true });
  await ours.eval(sends(`http://${here}/v1/models`, bearer));
  await ours.eval(sends(`http://localhost:${first.port}/`, bearer));
  same('another server', (await rows()).filter(({ elsewhere }) => elsewhere).map(({ plugin, host }) => [plugin, host]), [['Test sender', `localhost:${first.port}`]]);
  check('Site Health says where the key goes', (await health()).includes(`Test sender sends the key to localhost:${first.port}.`), await health());

  const list = await ours.wp(['aikey', 'usage', 'openai', '--format=json']);
  same('wp aikey usage lists them', [JSON.parse(list).length, Object.keys(JSON.parse(list)[0])], [3, ['connector', 'plugin', 'host', 'last', 'today', 'month']]);
  same('or those of all connectors', (await ours.wp(['aikey', 'usage', '--format=count'])), '3');
  same('the option is not loaded with others', await ours.eval("return isset(wp_load_alloptions()['aikey_usage']);"), false);
  check('and holds no key', !(await ours.stored('aikey_usage')).includes(works.slice(-8)));

  const writes = `$GLOBALS['writes'] = 0; add_filter('query', function ($sql) { $GLOBALS['writes'] += preg_match('/^(INSERT|UPDATE|REPLACE).*aikey_usage/s', $sql); return $sql; });`;
  const instant = `$transport = new class { public function request() { return "HTTP/1.1 200 OK\\r\\n\\r\\n{}"; } };
    add_action('requests-requests.before_request', function (&$url, &$headers, &$data, &$type, &$options) use ($transport) { $options['transport'] = $transport; }, 1, 5);`;
  const thousand = `for ($i = 0; $i < 1000; $i++) AIKey\\TestSender\\send('http://${here}/v1/models', ${quoted(bearer)});`;
  const [written, grown] = await ours.eval(`${writes} ${instant} ${thousand} $before = memory_get_usage(); ${thousand} return array($GLOBALS['writes'], memory_get_usage() - $before);`);
  same('two thousand requests in one run write nothing before its end', written, 0);
  check('and hold no more memory than one thousand', grown < 200_000, grown);
  check('(they are counted)', (await rows()).some(({ today }) => today >= 2000), await rows());
  same('and once a minute if it takes longer', await ours.eval(`eval('namespace AIKey\\\\Usage; function time() { return \\\\time() + $GLOBALS["later"]; }');
    AIKey\\load('usage'); ${writes} foreach (array(0, 10, 59, 61, 62, 100, 122, 123) as $GLOBALS['later']) { AIKey\\Usage\\note('openai', 'a.test'); $all[] = $GLOBALS['writes']; } return $all;`),
    [0, 0, 0, 1, 1, 1, 2, 2]);
  same('it stays small', await ours.eval(`AIKey\\load('usage'); for ($i = 0; $i < 200; $i++) AIKey\\Usage\\note('openai', "host-$i.test"); AIKey\\Usage\\store();
    return count(get_option('aikey_usage')['openai']);`), 50);
  same('days that are over are forgotten', await ours.eval(`AIKey\\load('usage'); update_option('aikey_usage', array('openai' => array('x a.test' => array('plugin' => 'x', 'host' => 'a.test', 'last' => time() - 40 * DAY_IN_SECONDS,
    'days' => array(wp_date('Y-m-d', time() - 40 * DAY_IN_SECONDS) => 5, wp_date('Y-m-d', time() - 3 * DAY_IN_SECONDS) => 7))), 'google' => 'damaged'), false);
    $rows = AIKey\\Usage\\rows('openai', ''); return array($rows[0]['month'], $rows[0]['today'], AIKey\\Usage\\rows('google', ''));`), [7, 0, []]);
}
