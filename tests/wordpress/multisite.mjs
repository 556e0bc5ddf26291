// Trap 8: options belong to a blog, filters to the whole network.
import { readFileSync, writeFileSync } from 'node:fs';
import { keyring } from './seal.mjs';

const option = 'connectors_ai_openai_api_key';

export default async function multisite(context) {
  const { work, key, same, check } = context;
  const site = await context.site('network', { 'aikey.keyring': keyring(work, 'network.keyring') }).make({});
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
  const keys = [key('working'), key('incomplete')];
  const on = (blog, code) => site.eval(`switch_to_blog(${blog}); $r = (function () { ${code} })(); restore_current_blog(); return $r;`);
  const stored = () => Promise.all([1, 2].map((blog) => on(blog, `global $wpdb; return $wpdb->get_var("SELECT option_value FROM $wpdb->options WHERE option_name = '${option}'");`)));
  await on(2, `add_option('${option}', '${keys[1]}');`);

  await site.wp(['plugin', 'activate', 'aikey', '--network']);
  check('activated for the network it seals what is on its sites', (await stored())[1].startsWith('aikey1:'));
  const up = await site.serve();
  try {
    const { json } = await up.rest('POST', '/aikey/v1/connectors/openai/save-and-test', { key: keys[0] });
    same('a key of the first site', [json.result.saved, json.connector.sealed], [true, true]);
    const two = await up.rest('GET', '/aikey/v1/connectors/openai', undefined, { blog: '/two' });
    same('does not show on the second', [two.status, two.json.masked_key.slice(-4), two.json.verified], [200, keys[1].slice(-4), false]);
    await up.rest('POST', '/aikey/v1/connectors/openai/test', {}, { blog: '/two' });
    same('each is verified by itself', await up.rest('GET', '/aikey/v1/connectors/openai', undefined, { blog: '/two' }).then(({ json: j }) => j.verified), true);
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
    await site.wp(['plugin', 'deactivate', 'aikey', '--network']);
    same('deactivated for the network it opens all', await stored(), keys);
  } finally {
    site.end();
  }
}
