// One copy of the plugin for all sites of a server, outside of their folders: what it shows works from there.
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';

export default async function elsewhere(context) {
  const { root, work, same, check } = context;
  const shared = `${work}/shared/aikey`;
  cpSync(`${root}/wordpress/aikey`, shared, { recursive: true });
  const site = await context.site('elsewhere').make();
  rmSync(`${site.folder}/wp-content/plugins/aikey`, { recursive: true });
  const must = `${site.folder}/wp-content/mu-plugins`;
  mkdirSync(must, { recursive: true });
  const up = await site.serve({ ini: { 'opcache.enable': 0 } });
  try {
    writeFileSync(`${must}/aikey.php`, `<?php require '${shared}/aikey.php';\n`);
    await shown('required by a must-use plugin', { shared, site, up, same, check });
    rmSync(`${must}/aikey.php`);

    symlinkSync(shared, `${must}/aikey`);
    writeFileSync(`${must}/load.php`, "<?php require __DIR__ . '/aikey/aikey.php';\n");
    await shown('linked to from the must-use plugins', { shared, site, up, same, check });
    rmSync(`${must}/aikey`);
    rmSync(`${must}/load.php`);

    symlinkSync(shared, `${site.folder}/wp-content/plugins/aikey`);
    await site.wp(['plugin', 'activate', 'aikey']);
    await shown('linked to from the plugins', { shared, site, up, same, check });
  } finally {
    site.end();
  }
}

/** The page, and what a browser fetches for it. */
async function shown(how, { shared, site, up, same, check }) {
  const cookie = await site.wp(['eval', `$until = time() + HOUR_IN_SECONDS; $token = WP_Session_Tokens::get_instance(1)->create($until);
    foreach (array('auth' => AUTH_COOKIE, 'logged_in' => LOGGED_IN_COOKIE) as $scheme => $name) echo "$name=", rawurlencode(wp_generate_auth_cookie(1, $until, $scheme, $token)), '; ';`]);
  const get = (url) => up.request('GET', url.replace('http://localhost', ''), { headers: { cookie } });
  const page = (await get('/wp-admin/options-general.php?page=aikey')).text;
  const urls = [...page.matchAll(/(?:src|href)=["']([^"']*card\.(?:js|css)[^"']*)["']/g)].map(([, url]) => url.replace(/&(?:#0?38|amp);/g, '&'));
  same(`${how}: the page names its script and its style`, urls.length, 2);
  for (const url of urls) {
    const { status, headers, text } = await get(url);
    const type = url.includes('card.js') ? 'text/javascript' : 'text/css';
    check(`${how}: ${type} comes from there`, status === 200 && new RegExp(`^${type}|^application/javascript`).test(headers['content-type']) && text.includes('aikey'), { url, status, headers, text: text.slice(0, 200) });
  }
  if (urls.some((url) => url.includes('admin-ajax'))) {
    const url = urls.find((one) => one.includes('card.js'));
    const statusOf = (file) => get(url.replace('card.js', file)).then(({ status }) => status);
    const files = await Promise.all(readdirSync(`${shared}/assets`).map(async (file) => [file, await statusOf(file)]));
    same(`${how}: so does every file of the folder`, files.filter(([, status]) => status !== 200), []);
    const others = ['../aikey.php', 'none.js', 'card.js%0A', 'card.js/../card.css'];
    same(`${how}: nothing else comes from there`, await Promise.all(others.map(statusOf)), others.map(() => 404));
    same(`${how}: nor for visitors`, (await up.request('GET', url.replace('http://localhost', ''))).status, 400);
  }
}
