// Trap 8: options belong to a blog, filters to the whole network.
import { readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { keyring } from './seal.mjs';

const option = 'connectors_ai_openai_api_key';

/** Makes a network of a new site, with another site at /two. */
export async function makeNetwork(site) {
  await site.make({});
  await site.wp(['core', 'multisite-convert', '--skip-config']);
  const config = `${site.folder}/wp-config.php`;
  writeFileSync(config, readFileSync(config, 'utf8').replace('<?php', `<?php
    define('MULTISITE', true);
    define('SUBDOMAIN_INSTALL', false);
    define('DOMAIN_CURRENT_SITE', 'localhost');
    define('PATH_CURRENT_SITE', '/');
    define('SITE_ID_CURRENT_SITE', 1);
    define('BLOG_ID_CURRENT_SITE', 1);
  `));
  await site.wp(['site', 'create', '--slug=two']);
  site.admin.password = await site.wp(['user', 'application-password', 'create', 'admin', 'network', '--porcelain']);
  return site;
}

export default async function multisite(context) {
  const { work, key, same, check } = context;
  const site = await makeNetwork(context.site('network', { 'aikey.keyring': keyring(work, 'network.keyring') }));
  const keys = [key('working'), key('incomplete')];
  const on = (blog, code) => site.eval(`switch_to_blog(${blog}); $r = (function () { ${code} })(); restore_current_blog(); return $r;`);
  const stored = () => Promise.all([1, 2].map((blog) => on(blog, `global $wpdb; return $wpdb->get_var("SELECT option_value FROM $wpdb->options WHERE option_name = '${option}'");`)));
  await on(2, `add_option('${option}', '${keys[1]}');`);

  await site.wp(['plugin', 'activate', 'aikey', '--url=http://localhost/two']);
  same('activated on one site it runs on all', await site.eval("return array(is_plugin_active_for_network('aikey/aikey.php'), get_option('active_plugins'));"), [true, []]);
  check('activated for the network it seals what is on its sites', (await stored())[1].startsWith('aikey1:'));
  const up = await site.serve();
  try {
    const { json } = await up.rest('POST', '/aikey/v1/connectors/openai/save-and-test', { key: keys[0] });
    same('a key of the first site', [json.result.saved, json.connector.sealed], [true, true]);
    const two = await up.rest('GET', '/aikey/v1/connectors/openai', undefined, { blog: '/two' });
    same('does not show on the second', [two.status, two.json.masked_key.slice(-4), two.json.verified], [200, keys[1].slice(-4), false]);
    await up.rest('POST', '/aikey/v1/connectors/openai/test', {}, { blog: '/two' });
    same('each is verified by itself', await up.rest('GET', '/aikey/v1/connectors/openai', undefined, { blog: '/two' }).then(({ json: j }) => j.verified), true);
    await up.rest('POST', '/aikey/v1/connectors/openai/model', { model: 'gpt-4.1' }, { blog: '/two' });
    const models = await Promise.all(['', '/two'].map((blog) => up.rest('POST', '/aikey/v1/connectors/openai/test', {}, { blog })));
    same('each is tested with the model that its site chose', models.map(({ json: j }) => j.result.model), ['gpt-4o-mini', 'gpt-4.1']);
    same('each is read by itself', await site.eval(`$r = array(get_option('${option}')); switch_to_blog(2); $r[] = get_option('${option}'); restore_current_blog(); $r[] = get_option('${option}'); return $r;`),
      [keys[0], keys[1], keys[0]]);
    check('each is stored sealed', (await stored()).every((value) => value.startsWith('aikey1:')), await stored());
    await on(2, `delete_option('${option}'); add_option('${option}', '${keys[1]}'); get_option('${option}');`);
    check('plaintext that is read on another site is sealed there', (await stored())[1].startsWith('aikey1:'), await stored());
    same('what changes on one is told of that one', await site.wp(['eval', `add_action('aikey_unverified', fn($id) => print("$id " . get_current_blog_id()));
      switch_to_blog(2); update_option('${option}', 'sk-another'); restore_current_blog();`]), 'openai 2');
    const rotated = JSON.parse(await site.wp(['aikey', 'rotate', '--network', '--format=json']));
    same('wp aikey rotate --network goes through all', rotated.map(({ site: one, result }) => [one, result]),
      [['http://localhost', 'sealed'], ['http://localhost/two', 'sealed']]);
    await on(2, `update_option('${option}', '${keys[1]}');`);
    await manySites({ ...context, site, on });
  } finally {
    site.end();
  }
}

const acme = 'connectors_ai_acme_ai_api_key';

/** Thirty sites, each with a key, and a plugin with a connector of its own that is active on the second alone. */
async function manySites({ site, on, work, key, same, check }) {
  await site.eval(`wp_set_current_user(1);
    for ($i = 3; $i <= 30; $i++) { wp_insert_site(array('domain' => 'localhost', 'path' => "/site$i/", 'user_id' => 1, 'title' => "Site $i")); }`);
  const secret = 'acme-secret-1234567890';
  await site.wp(['plugin', 'activate', 'test-connectors.php', '--url=http://localhost/two']);
  await site.wp(['eval', `update_option('${acme}', '${secret}');`, '--url=http://localhost/two']);
  const everywhere = (code) => site.eval(`$r = array(); foreach (get_sites(array('fields' => 'ids', 'number' => 0)) as $id) {
    switch_to_blog($id); $r[] = (function ($id) { ${code} })((int) $id); restore_current_blog(); } return $r;`);
  await everywhere(`if ($id > 2) update_option('${option}', "sk-of-site-$id-0123456789");`);
  const raw = () => everywhere(`global $wpdb; return $wpdb->get_col("SELECT option_value FROM $wpdb->options
    WHERE option_name IN ('${option}', '${acme}') ORDER BY option_name");`).then((rows) => rows.flat());
  const keys = () => everywhere(`return array(get_option('${acme}') ?: null, get_option('${option}'));`).then((rows) => rows.flat().filter(Boolean));
  const all = [secret, key('working'), key('incomplete'), ...Array.from({ length: 28 }, (_, i) => `sk-of-site-${i + 3}-0123456789`)].sort();
  same('31 keys on 30 sites are sealed', (await raw()).map((value) => value.startsWith('aikey1:')), Array(31).fill(true));
  same('and each is read on its site, also without the plugin that registers the connector', (await keys()).sort(), all);

  const [newer, older] = [randomBytes(32).toString('base64'), readFileSync(`${work}/network.keyring`, 'utf8').trim()];
  const both = { ini: { 'aikey.keyring': keyring(work, 'network-both.keyring', [newer, older]) } };
  const alone = { ini: { 'aikey.keyring': keyring(work, 'network-newer.keyring', [newer]) } };
  const rotated = JSON.parse(await site.wp(['aikey', 'rotate', '--network', '--format=json'], both));
  same('rotate --network reaches them all', [rotated.length, [...new Set(rotated.map(({ result }) => result))]], [31, ['sealed']]);
  const opens = (options) => site.eval(`$n = 0; foreach (get_sites(array('fields' => 'ids', 'number' => 0)) as $id) { switch_to_blog($id);
    foreach (array('${option}', '${acme}') as $one) { $n += '' !== (string) get_option($one, ''); } restore_current_blog(); } return $n;`, options);
  same('so that the old line may go', await opens(alone), 31);

  writeFileSync(`${work}/network.keyring`, `${newer}\n`, { mode: 0o600 });
  const asked = await site.try(['aikey', 'open', '--network'], { ...alone, input: 'n\n' });
  check('wp aikey open --network asks about all sites', asked.stdout.includes('Store the keys of all sites of the network in the clear?'), asked);
  const opened = JSON.parse(await site.wp(['aikey', 'open', '--yes', '--network', '--format=json'], alone));
  same('open --network reaches them all', opened.filter(({ result }) => result === 'opened').length, 31);
  const visitor = await site.serve(alone);
  for (const blog of ['', '/two', '/site7', '/site30']) await visitor.request('GET', `${blog}/`);
  same('and visitors leave them open', (await raw()).filter((value) => value.startsWith('aikey1:')), []);
  await site.wp(['aikey', 'seal', '--network'], alone);
  same('seal --network seals them', (await raw()).map((value) => value.startsWith('aikey1:')), Array(31).fill(true));

  await site.wp(['plugin', 'deactivate', 'aikey', '--network'], alone);
  same('deactivated for the network it opens all', (await raw()).sort(), all);
  await on(2, `global $wpdb; $wpdb->update($wpdb->options, array('option_value' => 'aikey1:0000000000000000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), array('option_name' => '${acme}'));`);
  await site.wp(['eval', "define('WP_UNINSTALL_PLUGIN', 'aikey/aikey.php'); require WP_PLUGIN_DIR . '/aikey/uninstall.php';"], alone);
  const left = await everywhere(`global $wpdb; return $wpdb->get_col("SELECT option_name FROM $wpdb->options
    WHERE option_name LIKE '%aikey%' OR option_name LIKE 'api_key_verified%' OR option_name IN ('${option}', '${acme}') ORDER BY 1");`);
  check('deleted it leaves the keys of all sites, and what does not open under another name', left.flat().length === 31
    && left[1].join() === `aikey_aside_${acme},${option}`, left);

  // As a version before this one could be active: on one site alone.
  await site.eval("update_blog_option(2, 'active_plugins', array('aikey/aikey.php'));");
  await site.wp(['eval', `switch_to_blog(1); get_option('${option}'); restore_current_blog();`, '--url=http://localhost/two'], alone);
  same('active on one site alone it seals nothing that another site reads', (await raw()).filter((value) => value.startsWith('aikey1:')), []);
}
