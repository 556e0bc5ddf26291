// Without the extension, or with an old one: another PHP, another php.ini. Nothing is lost, and nothing is sent.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { keyring } from './seal.mjs';

const settings = '/wp/v2/settings';
const option = 'connectors_ai_openai_api_key';
const acme = 'connectors_ai_acme_ai_api_key';
const isSealed = (value) => /^aikey1:/.test(value ?? '');

export default async function missing(context) {
  const { work } = context;
  const site = await context.site('missing', { 'aikey.keyring': keyring(work, 'missing-extension.keyring') })
    .make({ plugins: ['test-provider.php', 'test-connectors.php', 'aikey'] });
  const here = { ...context, site, bare: { bare: true }, without: await site.serve({ bare: true }), up: await site.serve() };
  try {
    await meanwhile(here);
    await told(here);
    await leaving(here);
    await flags(here);
    await switchedOff(here);
    await cleaning(here);
  } finally {
    site.end();
  }
}

async function meanwhile({ site, bare, without, up, key, same }) {
  const works = key('working');
  await site.eval(`aikey_save_and_test('${works}'); update_option('${acme}', 'acme-secret-1234567890');`);
  const before = [await site.stored(option), await site.stored(acme)];
  same('(both are sealed)', before.map(isSealed), [true, true]);
  same('without the extension sealed keys read as nothing', await site.eval(`return array_map('get_option', array('${option}', '${acme}'));`, bare), ['', '']);
  same('also early, and without the plugin that registers the connector',
    JSON.parse(await site.wp(['eval', `echo json_encode(get_option('${acme}'));`, '--skip-plugins=test-connectors'], bare)), '');
  same('the AI client gets nothing',
    await site.eval("return WordPress\\AiClient\\AiClient::defaultRegistry()->getProviderRequestAuthentication('openai')?->getApiKey();", bare), null);
  same('no key counts as verified', await site.eval("return get_option('api_key_verified');", bare), '0');
  for (const [what, change] of [
    ["update_option( '' )", () => site.eval(`update_option('${option}', ''); update_option('${acme}', get_option('${acme}'));`, bare)],
    ['a POST of the title', () => without.rest('POST', settings, { title: 'Without' })],
    ['a POST of what settings showed', async () => without.rest('POST', settings, { [option]: (await without.rest('GET', settings)).json[option] })],
  ]) {
    await change();
    same(`${what} leaves them stored`, [await site.stored(option), await site.stored(acme)], before);
  }
  const { text } = await without.rest('GET', settings);
  same('no reply shows what is stored', text.includes('aikey1:'), false);
  same('with the extension they are there again', [await site.eval(`return array(get_option('${option}'), get_option('${acme}'), get_option('api_key_verified'));`),
    (await up.rest('GET', '/aikey/v1/connectors/openai')).json.verified], [[works, 'acme-secret-1234567890', '1'], true]);
}

async function told({ root, site, bare, same, check }) {
  const command = await site.try(['aikey', 'list'], bare);
  check('wp aikey says what is missing', command.status === 1 && /PHP extension/.test(command.stderr) && /php\.ini/.test(command.stderr), command);
  const health = await site.eval(`require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
    return call_user_func(WP_Site_Health::get_tests()['direct']['aikey']['test']);`, bare);
  check('Site Health too', health.status === 'critical' && health.description.includes('PHP extension'), health);
  const loader = `${site.folder}/wp-content/plugins/aikey/includes/load.php`;
  writeFileSync(loader, readFileSync(loader, 'utf8').replace(/EXTENSION = '[\d.]+'/, "EXTENSION = '99.0.1'"));
  const old = await site.try(['aikey', 'list']);
  check('an old extension is as good as none, and it says which version is needed', old.status === 1 && old.stderr.includes('version 99.0.1 or newer'), old);
  writeFileSync(loader, readFileSync(`${root}/wordpress/aikey/includes/load.php`, 'utf8').replace(/VERSION = '[\d.]+'/, "VERSION = '0.0.1'"));
  const outgrown = await site.try(['aikey', 'list']);
  check('an old plugin does nothing either if the extension needs a newer one', outgrown.status === 1 && /needs version \S+ or newer of the plugin aikey; this is version 0\.0\.1/.test(outgrown.stderr), outgrown);
  cpSync(`${root}/wordpress/aikey/includes/load.php`, loader);
  same('and works again when it is replaced', (await site.try(['aikey', 'list'])).status, 0);
  same('the rest of the plugin does nothing', await site.eval(`return array(rest_get_server()->get_routes('aikey/v1'),
    has_filter('rest_post_dispatch', '_wp_connectors_rest_settings_dispatch'), function_exists('AIKey\\\\Guard\\\\watch'));`, bare), [[], 10, false]);
}

/** By the host: for one site, or one function. */
async function switchedOff({ root, site, key, same, check }) {
  const works = key('working');
  const off = { ini: { 'aikey.enabled': 'off' } };
  await site.eval(`update_option('${option}', '${works}');`);
  const sealed = await site.stored(option);
  const health = `require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
    $test = WP_Site_Health::get_tests()['direct']['aikey']['test'] ?? null; return $test ? call_user_func($test)['description'] : null;`;
  const routes = "return rest_get_server()->get_routes('aikey/v1');";
  same('switched off, the plugin does nothing for the site', await site.eval(routes, off), []);
  same('what is sealed is kept, and not given to anybody', [await site.eval(`return get_option('${option}');`, off), await site.stored(option)], ['', sealed]);
  check('and it says so while a key is sealed', (await site.eval(health, off)).includes('aikey.enabled'));
  const command = await site.try(['aikey', 'list'], off);
  check('wp aikey says so too', command.status === 1 && command.stderr.includes('aikey.enabled'), command);
  await site.wp(['aikey', 'open', '--yes']);
  same('a site without sealed keys hears nothing', await site.eval(health, off), null);
  await site.eval(`update_option('${option}', '${key('incomplete')}');`, off);
  same('and stores its keys as WordPress does', await site.stored(option), key('incomplete'));
  await site.wp(['aikey', 'seal']);
  same('a connector that php.ini does not allow is not offered', await site.eval('return AIKey\\Connectors\\ids();', { ini: { 'aikey.connectors': 'google' } }), ['google']);
  same('a site cannot switch it on or off by itself', await site.eval("return array(ini_set('aikey.enabled', '0'), ini_get('aikey.enabled'));"), [false, '1']);

  const calls = await site.eval(`$names = array();
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator('${root}/wordpress/aikey')) as $file) {
      if (str_ends_with($file, '.php')) {
        preg_match_all('/\\baikey_[a-z_]+(?=\\()/', file_get_contents($file), $found);
        array_push($names, ...$found[0]);
      }
    }
    $names = array_values(array_unique($names)); sort($names); return array(AIKey\\FUNCTIONS, $names);`);
  same('the plugin knows which functions it calls', calls[0], calls[1]);
  const before = await site.stored(option);
  for (const name of calls[0]) {
    const without = await site.try(['eval', `echo json_encode(get_option('${option}'));`], { ini: { disable_functions: name } });
    same(`without ${name}() the site works, and gets no key`, [without.status, without.stdout], [0, '""']);
  }
  same('what was sealed is as it was', await site.stored(option), before);
  const told = await site.try(['aikey', 'list'], { ini: { disable_functions: 'aikey_open,aikey_seal' } });
  check('and wp aikey says what is missing', told.status === 1 && told.stderr.includes('aikey_open, aikey_seal'), told);
}

/** What can't be opened is set aside, and comes back. */
async function leaving({ site, bare, key, same, check }) {
  const works = key('working');
  const before = await site.stored(option);
  const gone = await site.try(['plugin', 'deactivate', 'aikey'], bare);
  check('deactivated without the extension it says which keys are lost to view', gone.stderr.includes(option) && gone.stderr.includes(acme), gone);
  same('nobody can take one of them for a key', [await site.stored(option), await site.stored(acme), await site.stored('api_key_verified')], [null, null, '0']);
  same('but they are not lost', await site.stored(`aikey_aside_${option}`), before);
  await site.wp(['plugin', 'activate', 'aikey']);
  same('activated again it has them', await site.eval(`return array(get_option('${option}'), get_option('${acme}'), get_option('api_key_verified'));`),
    [works, 'acme-secret-1234567890', '1']);
  const another = { ini: { 'aikey.keyring': '' } };
  await site.try(['plugin', 'deactivate', 'aikey'], another);
  same('without the keyring it is the same', [await site.stored(option), await site.stored('api_key_verified')], [null, '0']);
  await site.eval(`add_option('${option}', 'sk-pasted-by-hand-in-between');`);
  await site.wp(['plugin', 'activate', 'aikey']);
  same('a key that was stored in the meantime stays', await site.eval(`return get_option('${option}');`), 'sk-pasted-by-hand-in-between');
  same('instead of the one that was set aside', await site.stored(`aikey_aside_${option}`), null);
  await site.eval(`aikey_forget(); aikey_save_and_test('${works}');`);
}

/** When the plugin goes, what is stored must be the truth. */
async function flags({ site, key, same }) {
  await site.eval(`update_option('aikey_recheck', true); global $wpdb; $wpdb->replace($wpdb->options, array('option_name' => 'api_key_verified_google', 'option_value' => '1'));
    add_option('connectors_ai_google_api_key', '${key('working')}');`);
  await site.wp(['plugin', 'deactivate', 'aikey']);
  same('after deactivation a key that was never tested does not count as verified', [await site.stored('api_key_verified'), await site.stored('api_key_verified_google')], ['1', '0']);
  same('nothing seals what was opened', [await site.stored(option), await site.eval(`return get_option('${option}');`), await site.stored(option)], Array(3).fill(key('working')));
  same('no re-check is scheduled', await site.eval("return wp_next_scheduled('aikey_daily_recheck');"), false);
  await site.wp(['plugin', 'activate', 'aikey']);
  same('activated again the re-check is scheduled, as the setting says', await site.eval("return wp_next_scheduled('aikey_daily_recheck') > time();"), true);
  await site.eval("delete_option('connectors_ai_google_api_key');");

  const opened = JSON.parse(await site.wp(['aikey', 'open', '--yes', '--format=json']));
  same('wp aikey open opens all', opened.map(({ option: name, result }) => [name, result]).sort(), [[acme, 'opened'], [option, 'opened']]);
  await site.eval(`return get_option('${option}');`);
  await site.eval(`return get_option('${option}');`);
  same('and page views leave them so', await site.stored(option), key('working'));
  const saved = await site.eval(`return aikey_save_and_test('${key('incomplete')}');`);
  same('what is saved then is stored in the clear, and the result says so', [await site.stored(option), saved.hints.map(({ code }) => code)],
    [key('incomplete'), ['not_sealed']]);
  await site.wp(['aikey', 'seal']);
  same('until wp aikey seal', [isSealed(await site.stored(option)), isSealed(await site.stored(acme))], [true, true]);
}

async function cleaning({ site, key, same }) {
  await site.eval(`add_option('api_key_verified_by_others', 'theirs'); update_option('aikey_recheck', true);
    global $wpdb; $wpdb->insert($wpdb->options, array('option_name' => 'connectors_ai_google_api_key', 'option_value' => 'aikey1:0000000000000000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'));`);
  const left = () => site.eval(`global $wpdb; return $wpdb->get_col("SELECT option_name FROM $wpdb->options
    WHERE option_name LIKE '%aikey%' OR option_name LIKE 'api_key_verified%' OR option_name LIKE 'connectors_ai_%' ORDER BY 1");`);
  const done = await site.try(['aikey', 'uninstall', '--yes']);
  same('wp aikey uninstall leaves keys, what is not its own, and what does not open, which it names', [await left(), done.stderr.includes('connectors_ai_google_api_key')],
    [['aikey_aside_connectors_ai_google_api_key', 'aikey_left', 'api_key_verified_by_others', acme, option], true]);
  same('the keys in the clear', [await site.stored(option), await site.stored(acme)], [key('incomplete'), 'acme-secret-1234567890']);
}
