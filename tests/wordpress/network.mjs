// What a network's administrator sees and decides: Network Admin > Settings > AI keys, and wp aikey list --network.
import { holdsKey } from '../lib/keys.mjs';
import { makeNetwork } from './multisite.mjs';
import { run } from './site.mjs';

const option = 'connectors_ai_openai_api_key';
const base = '/aikey/v1/connectors/openai';

export default async function network(context) {
  const { key, same, check } = context;
  const site = await makeNetwork(context.site('sites'));
  await site.wp(['plugin', 'activate', 'aikey', '--network']);
  await site.eval(`wp_set_current_user(1);
    for ($i = 3; $i <= 25; $i++) { wp_insert_site(array('domain' => 'localhost', 'path' => "/site$i/", 'user_id' => 1, 'title' => "Site $i")); }`);
  await site.eval(`wp_set_current_user(1); global $wpdb; $other = wp_insert_site(array('domain' => 'localhost', 'path' => '/other/', 'user_id' => 1, 'title' => 'Of another network'));
    $wpdb->insert($wpdb->site, array('domain' => 'other.localhost', 'path' => '/')); $wpdb->update($wpdb->blogs, array('site_id' => $wpdb->insert_id), array('blog_id' => $other)); clean_blog_cache($other);
    switch_to_blog($other); add_option('${option}', '${key('incomplete')}'); add_option('aikey_usage', array()); restore_current_blog();`);
  const anna = { user: 'anna' };
  await site.wp(['user', 'create', 'anna', 'anna@example.com', '--role=administrator', '--url=http://localhost/two']);
  anna.password = await site.wp(['user', 'application-password', 'create', 'anna', 'x', '--porcelain']);
  const up = await site.serve();
  try {
    await up.rest('POST', `${base}/save-and-test`, { key: key('working') });
    await up.rest('POST', `${base}/save-and-test`, { key: key('no-credit') }, { blog: '/site24' });
    await table({ site, key, same, check });
    await list({ site, same, check });
    await all({ site, same, check });
    await whoMay({ ...context, site, up, anna });
    await throttle({ ...context, site, anna });
    await site.wp(['plugin', 'deactivate', 'aikey', '--network']);
    await site.wp(['eval', "define('WP_UNINSTALL_PLUGIN', 'aikey/aikey.php'); require WP_PLUGIN_DIR . '/aikey/uninstall.php';"], { bare: true });
    same('deleted, it leaves nothing in the network\'s options', await site.eval("global $wpdb; return $wpdb->get_col(\"SELECT meta_key FROM $wpdb->sitemeta WHERE meta_key LIKE '%aikey%'\");"), []);
    same('nor in those of a site of another network', await site.eval(`switch_to_blog(get_sites(array('path' => '/other/'))[0]->id); return array(get_option('${option}'), get_option('aikey_usage'));`), [key('incomplete'), false]);
  } finally {
    site.end();
  }
}

/** The rows of Network Admin > Settings > AI keys, as texts. */
async function table({ site, key, same, check }) {
  const shown = (query) => site.eval(`wp_set_current_user(1); define('WP_NETWORK_ADMIN', true); define('WP_ADMIN', true); $_GET = $_REQUEST = ${query};
    require_once ABSPATH . 'wp-admin/includes/admin.php'; AIKey\\load('network-screen'); ob_start(); AIKey\\NetworkScreen\\print_page(); return ob_get_clean();`);
  const rows = (html) => [...html.match(/<tbody[^>]*>([^]*?)<\/tbody>/)[1].matchAll(/<tr>([^]*?)<\/tr>/g)]
    .map(([, row]) => [...row.matchAll(/<t[dh][^>]*>([^]*?)<\/t[dh]>/g)].map(([, cell]) => cell.replace(/<button[^]*?<\/button>/g, '').replace(/<[^>]+>/g, ' ').trim().replace(/\s+/g, ' ')));
  const first = await shown('array()');
  same('a page has twenty sites', rows(first).length, 20);
  same('with the state of each key', rows(first)[0].slice(0, 5), ['aikey http://localhost', 'OpenAI', 'Database, not encrypted', `${'•'.repeat(16)}${key('working').slice(-4)}`, 'Connected']);
  same('and sites without one', rows(first)[1].slice(0, 3), ['Two http://localhost/two', 'No key', '']);
  check('and the number of all', first.includes('25 items'), first.match(/displaying-num">[^<]*/)?.[0]);
  const last = await shown("array('paged' => 2)");
  same('the next page has the others', rows(last).length, 5);
  check('one of which needs attention', rows(last)[3][0] === 'Site 24 http://localhost/site24' && rows(last)[3][4] === 'Action needed', rows(last));
  same('a search finds sites', rows(await shown("array('s' => 'site2')")).map(([name]) => name.split(' http')[0]),
    ['Site 20', 'Site 21', 'Site 22', 'Site 23', 'Site 24', 'Site 25']);
  check('no part of a key is in it', !holdsKey(first + last));
  check('each site\'s name leads to its keys', first.includes('href="http://localhost/two/wp-admin/options-general.php?page=aikey"'));
}

async function list({ site, same, check }) {
  const { stdout, stderr } = await site.try(['aikey', 'list', '--network', '--format=csv']);
  const lines = stdout.split('\n');
  same('wp aikey list --network lists every connector of every site', [lines[0], lines.length], ['site,connector,source,masked_key,verified,code,sealed,sealed_with', 1 + 25 * 4]);
  check('with what is known', lines.some((line) => line.startsWith('http://localhost/site24,openai,database,') && line.includes('insufficient_quota')), stdout + stderr);
}

async function all({ site, same, check }) {
  const { status, stdout } = await site.try(['aikey', 'test', '--all', '--network']);
  const rows = stdout.split('\n').filter((line) => /^(\||http)/.test(line));
  check('wp aikey test --all --network tests each key', rows.some((row) => /localhost\/site24\s.*insufficient_quota/.test(row))
    && rows.some((row) => /localhost\s.*connected/.test(row)), stdout);
  const ini = Object.entries(site.ini).map(([name, value]) => `-d '${name}=${value}'`).join(' ');
  const terminal = await run('script', ['-qec', `php ${ini} ${site.wpCli} --allow-root --path=${site.folder} aikey test --all`, '/dev/null'], { env: site.env });
  check('on a terminal with a progress bar', /Testing keys.*100%/.test(terminal.stdout), terminal.stdout);
  same('says how often it found what, and exits with the gravest', [stdout.split('\n').at(-1), status], ['2 keys tested: 1 connected, 1 insufficient_quota.', 3]);
  const json = await site.try(['aikey', 'test', '--all', '--network', '--format=json']);
  same('as JSON, a line for each', [json.status, json.stdout.split('\n').map((line) => JSON.parse(line)).map(({ site: one, code }) => [one, code])],
    [3, [['http://localhost', 'connected'], ['http://localhost/site24', 'insufficient_quota']]]);
  const one = await site.try(['aikey', 'test', '--all', '--format=json']);
  same('without --network those of one site', [one.status, one.stdout.split('\n').length], [0, 1]);
  same('and where there is none it says so', (await site.try(['aikey', 'test', '--all', '--url=http://localhost/site5'])).status, 1);
}

async function whoMay({ site, up, anna, key, same, check }) {
  const as = (method, route, data) => up.rest(method, route, data, { user: anna, blog: '/two' });
  same('a site\'s administrator sets its key', await as('POST', `${base}/save-and-test`, { key: key('working') }).then(({ json }) => [json.result.saved, json.connector.editable]), [true, true]);
  await site.eval("update_site_option('aikey_sites_set_keys', '0');");
  const state = await as('GET', base);
  check('unless only the network\'s may: she sees that', state.json.editable === false && state.json.refusal.includes('only the network\'s administrators'), state.json);
  const save = await as('POST', `${base}/save-and-test`, { key: key('incomplete') });
  const remove = await as('DELETE', `${base}/key`);
  same('and can neither save nor remove one', [save.status, save.json.code, remove.status], [403, 'aikey_forbidden', 403]);
  const spelled = await as('POST', `${base}/SAVE-AND-TEST`, { key: key('incomplete') });
  same('in whatever case the route is spelled', [spelled.status, spelled.json.code], [403, 'aikey_forbidden']);
  const stored = () => site.eval(`switch_to_blog(2); $r = get_option('${option}'); restore_current_blog(); return $r;`);
  await site.eval(`switch_to_blog(2); wp_set_current_user(get_user_by('login', 'anna')->ID); update_option('${option}', 'sk-by-another-form'); update_option('${option}', '');`);
  same('not through another form either', await stored(), key('working'));
  const loaded = await site.wp(['plugin', 'activate', 'test-provider.php', '--url=http://localhost/two']).then(() => as('POST', '/wp/v2/settings', { [option]: key('incomplete') }));
  same('nor with the settings', [loaded.status, loaded.json.code, await stored()], [403, 'aikey_forbidden', key('working')]);
  const health = await site.eval(`switch_to_blog(2); wp_set_current_user(get_user_by('login', 'anna')->ID); AIKey\\load('site-health'); return AIKey\\SiteHealth\\test()['description'];`);
  check('Site Health does not mistake that for a key from the environment', !health.includes('although the one in use'), health);
  same('a test she can make', (await as('POST', `${base}/test`, {})).json.result.code, 'connected');
  same('the network\'s administrator can do all', await up.rest('POST', `${base}/save-and-test`, { key: key('incomplete') }, { blog: '/two' })
    .then(({ json }) => [json.result.saved, json.connector.editable]), [true, true]);
  same('and the command line', await site.try(['aikey', 'save', '--url=http://localhost/two'], { input: key('working') }).then(({ status }) => status), 0);
}

async function throttle({ site, anna, key, same, check }) {
  const up = await site.serve({ env: { OPENAI_API_KEY: key('working') } });
  const test = (user, blog) => up.rest('POST', `${base}/test`, {}, { user, blog });
  const codes = [];
  for (let i = 0; i < 7; i++) codes.push((await test(anna, '/two')).status);
  same('a key of the network\'s is tested six times in ten minutes by one site', codes, [200, 200, 200, 200, 200, 200, 429]);
  const refused = await test(anna, '/two');
  check('then she reads how long to wait', refused.json.code === 'aikey_too_many_tests' && /in (9|10) (minutes|mins)\.$/.test(refused.json.message), refused.json);
  same('and its models are not listed', (await up.rest('GET', `${base}/models`, undefined, { user: anna, blog: '/two' })).status, 429);
  same('the network\'s administrator may test on', (await test(site.admin, '/two')).status, 200);
  await site.eval(`set_site_transient('aikey_tests_openai', array_fill(0, 60, array(time() - 1, 9)), 600);`);
  await site.wp(['user', 'set-role', 'anna', 'administrator', '--url=http://localhost/site3']);
  same('all sites together sixty times', (await test(anna, '/site3')).status, 429);
  await site.eval(`set_site_transient('aikey_tests_openai', array_fill(0, 60, array(time() - 601, 9)), 600);`);
  same('until ten minutes have passed', (await test(anna, '/site3')).status, 200);
}
