// The life of a server with many sites, in the order of docs/hosting.md: checks.mjs ROOT FOLDER SITES FPM APACHE WP_CLI
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { check, finish, none, same } from '../lib/checks.mjs';
import { holdsKey, newKey } from '../lib/keys.mjs';
import {
  accounts, aikeyctl, folder, keyring, list, reload, rows, run, sites, sql, visit, wp, writeKeyring,
} from './server.mjs';

const keys = new Map();
const sockets = accounts.slice(0, 3).map((account) => `${folder}/${account}.sock`);
const line = () => `${randomBytes(32).toString('base64')}\n`;
const said = [];

async function ctl(args, ...more) {
  const result = await aikeyctl(args, ...more);
  said.push(result.all);
  return result;
}

/** Every site once. Returns those whose key is not what it should be. */
async function wrongSites() {
  const wrong = [];
  for (const site of sites) {
    const { key, status } = await visit(site);
    if (key !== keys.get(site.name)) wrong.push(`${site.name}: ${key === null ? status.seal_problem : 'another key'}`);
  }
  return wrong;
}

/** Clients that ask random sites for their keys until they are stopped. */
function load(clients) {
  const found = { requests: 0, wrong: [] };
  let running = true;
  const client = async () => {
    while (running) {
      const site = sites[Math.floor(Math.random() * sites.length)];
      const { key, status } = await visit(site);
      found.requests += 1;
      if (key !== keys.get(site.name)) found.wrong.push(`${site.name}: ${key === null ? status.seal_problem : 'another key'}`);
    }
  };
  const all = Promise.all(Array.from({ length: clients }, client));
  return async () => {
    running = false;
    await all;
    return found;
  };
}

async function install() {
  for (const [i, site] of sites.entries()) {
    const key = newKey('working');
    keys.set(site.name, key);
    await visit(site, i < 8 ? { save: key } : { store: key });
  }
  none('every site gives its own key to plugins', await wrongSites());
  none('and none has it in the clear in its database', rows().filter((row) => !row.startsWith('aikey1:') || holdsKey(row)));
  const { status, sums } = await ctl(['status'], list(sites));
  same('aikeyctl counts them, and what their tests found', [status, sums],
    [0, { sites: sites.length, failed: 0, keys: { current: sites.length }, outcomes: { connected: 8 } }]);
}

async function pools() {
  const { status, lines } = await ctl(['pools', ...sockets]);
  same('each pool has its account as its tenant', [status, lines.slice(1).map(({ tenant, failed }) => failed ?? tenant)], [0, accounts.slice(0, 3)]);
  const none_ = await ctl(['pools', `${folder}/none.sock`]);
  same('a pool that does not answer is reported', [none_.status, none_.sums.failed?.split(':')[0]], [1, 'no answer']);
}

/** The pools share one copy of the plugin, and OPcache with what it has made of it. */
async function limits() {
  const all = ['openai', 'anthropic', 'google', 'mistral'];
  const found = [];
  for (const account of accounts) found.push((await visit(sites.find((site) => site.account === account))).pool);
  same('each pool has its own connectors and its own re-check', found, [[all, false], [['openai', 'google'], false], [all, true], [all, false]]);
}

async function neighbours() {
  const before = rows();
  const foreign = sites.slice(0, 4).map((site, i) => ({ ...JSON.parse(list([site])), tenant: accounts[(i + 1) % 4] }));
  for (const command of ['rotate', 'status']) {
    const { status, sums } = await ctl([command], foreign.map((site) => `${JSON.stringify(site)}\n`).join(''));
    same(`${command} with another account as the tenant opens nothing`, [status, sums.keys], [1, { other_tenant: 4 }]);
  }
  const opened = await ctl(['open'], foreign.map((site) => `${JSON.stringify(site)}\n`).join(''));
  same('nor does open', [opened.status, opened.sums.failed, opened.lines[1].failed], [1, 4, "in wp_options there are another tenant's keys: nothing was opened"]);
  same('and nothing is changed', [rows(), sql("SELECT count(*) FROM wp_options WHERE option_name = 'aikey_left'", sites[0].name)], [before, ['0']]);

  const at = ['::1', '[::1]:1', 'localhost:a'].map((host) => list([sites[0]]).replace(/"DB_HOST":"[^"]*"/, `"DB_HOST":"${host}"`));
  const [bare, bracketed, neither] = (await ctl(['status'], at.join(''))).lines.slice(1).map(({ failed }) => failed);
  check('a database server may have an IPv6 address, as in WordPress', !/No such file|getaddrinfo/.test(`${bare} ${bracketed}`), bare, bracketed);
  same('what is not an address is not taken for this machine', neither, 'DB_HOST is not an address of a server');
  sql(`CREATE TABLE wp_2_options LIKE wp_options; INSERT INTO wp_2_options SELECT * FROM wp_options;
    CREATE TABLE wp_3_options LIKE wp_options; INSERT INTO wp_3_options SELECT * FROM ${sites[1].name}.wp_options`, sites[0].name);
  const network = await ctl(['open'], list([sites[0]]));
  same('another tenant\'s key on one site of a network keeps those of all sites closed',
    [network.lines[1].failed, sql("SELECT option_value FROM wp_2_options WHERE option_name = 'connectors_ai_openai_api_key'", sites[0].name)],
    ["in wp_3_options there are another tenant's keys: nothing was opened", before.slice(0, 1)]);
  sql('DROP TABLE wp_2_options, wp_3_options', sites[0].name);

  sql('CREATE VIEW a1001_view.wp_options AS SELECT * FROM a1001_0.wp_options'.replace(/^/, 'CREATE DATABASE a1001_view; '));
  const { sums, lines } = await ctl(['rotate'], list([{ account: 'a1001', name: 'a1001_view' }]));
  same('a view in the place of the table is not touched', [sums.failed, lines[1].failed], [1, 'there is no table wp_options']);
  const wrong = await ctl(['rotate'], `${list([sites[0]]).replace('secret of', 'not the secret of')}{"tenant":1}\n`);
  same('a wrong password and a line that is no site fail, each for itself', [wrong.status, wrong.sums.failed, wrong.sums.sites], [1, 2, 2]);
}

async function rotate() {
  const old = keyring();
  const before = rows();
  writeKeyring(`${line().slice(5)}${old}`, 'keyring.new');
  const malformed = await ctl(['check', `${folder}/keyring.new`]);
  same('a new keyring with a malformed line is refused before it is in place',
    [malformed.status, malformed.sums.failed.includes('a line that is not base64 of 32 bytes (line 1)')], [1, true]);
  const ring = line() + old;
  writeKeyring(ring, 'keyring.new');
  same('one in order is not', (await ctl(['check', `${folder}/keyring.new`])).status, 0);

  writeKeyring(ring);
  const stale = await ctl(['pools', ...sockets]);
  same('pools that were not reloaded are reported', [stale.status, stale.sums.failed], [1, 'it has another keyring: reload php-fpm']);
  const stop = load(4);
  await reload();
  same('after the reload they have it', (await ctl(['pools', ...sockets])).status, 0);
  same('and all keys are still those of the old line', (await ctl(['status'], list(sites))).sums.keys, { old: sites.length });

  const start = process.hrtime.bigint();
  const { status, sums } = await ctl(['rotate', '--jobs=2'], list(sites));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  same('all keys are rotated, while requests ask for them', [status, sums.failed, sums.keys], [0, 0, { rotated: sites.length }]);
  same('once', (await ctl(['rotate'], list(sites))).sums.keys, { current: sites.length });
  none('no row is as it was', rows().filter((row) => before.includes(row)));
  writeKeyring(ring.split('\n')[0]);
  await reload();
  none('without the old line every site has its key', await wrongSites());
  const { requests, wrong } = await stop();
  none('and nobody ever had to do without, or got another', wrong);
  check('the clients did ask', requests > sites.length, `${requests} requests`);
  console.log(`# ${sites.length} sites rotated in ${seconds.toFixed(1)} s, ${requests} requests meanwhile and around it`);
}

async function move() {
  const site = sites[0];
  const there = keyring();
  const other = line();
  const run = (command, ring) => {
    writeKeyring(ring, 'keyring.other');
    return ctl([command], list([site]), { PHP_INI_SCAN_DIR: `${process.env.PHP_INI_SCAN_DIR}:${folder}/other` });
  };
  const before = rows()[0];
  same('on a server with another keyring the key does not open', (await run('status', other)).sums.keys, { unknown_key_id: 1 });
  same('with the old server\'s line below its own it does', (await run('rotate', other + there)).sums.keys, { rotated: 1 });
  same('and after that without it', (await run('status', other)).sums.keys, { current: 1 });
  sql(`UPDATE wp_options SET option_value = '${before}' WHERE option_name = 'connectors_ai_openai_api_key'`, site.name);
}

async function cron() {
  const site = sites[1];
  const settings = { 'aikey.tenant': site.account };
  const before = rows()[1];
  const { text } = wp(site, ['eval', 'var_dump(aikey_resolve());'], settings);
  check('a command line of the site\'s user has no key, and says why',
    text.includes('NULL') && text.includes('cannot be read by this user'), text);
  const { status, text: answer } = wp(site, ['aikey', 'rotate'], settings);
  check('its rotate fails and changes nothing', status !== 0 && rows()[1] === before, status, answer);
  const listed = wp(site, ['aikey', 'list', '--fields=connector,code', '--format=csv'], settings);
  check('its list says the same', listed.text.includes('openai,seal_unavailable'), listed.text);
}

/** By `aikeyctl run`, which becomes the site's user before the site's code runs. */
async function asUser() {
  const site = sites[0];
  const tested = run(site, ['aikey', 'test', '--format=json']);
  same('as its user, with its tenant\'s keys, a site can be tested', [tested.status, JSON.parse(tested.text).code], [0, 'connected']);
  const before = (await visit(site)).status.tested_at;
  await sleep(1100); // it is in seconds
  run(site, ['option', 'update', 'aikey_recheck', '1']);
  const ran = run(site, ['cron', 'event', 'run', 'aikey_daily_recheck']);
  const { status } = await visit(site);
  check('and cron has its keys', ran.status === 0 && status.verified && status.tested_at > before, ran.text, status);
  const reads = `echo json_encode(array(posix_getuid() > 0, @file_get_contents('${folder}/keyring'), @posix_setuid(0), getenv('AIKEY_ACCOUNTS'),
    array_filter(array_map(fn($file) => (string) @readlink($file), glob('/proc/self/fd/*')), fn($file) => str_contains($file, 'memfd'))));`;
  same('but neither root\'s rights nor its environment, nor the keyring', JSON.parse(run(site, ['eval', reads]).text), [true, false, false, false, []]);
  same('nor another tenant\'s keys', run(site, ['eval', 'var_dump(aikey_resolve());'], { tenant: 'a1002' }).text.includes('NULL'), true);
  for (const user of ['root', 'nobody-of-this-name']) {
    const refused = run(site, ['eval', 'echo "it ran";'], { user });
    check(`it does not run as ${user}`, refused.status === 1 && !refused.text.includes('it ran'), refused.text);
  }
}

async function broken() {
  const log = `${folder}/${sites[0].account}/wp-content/debug.log`;
  const errors = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  const good = keyring();
  const site = sites[0];
  const start = errors().length;
  writeKeyring(line());
  await reload();
  const workers = new Set();
  for (let i = 0; i < 30; i += 1) workers.add((await visit(site)).pid);
  const warnings = errors().slice(start).split('Cannot open the sealed key').length - 1;
  check('a key that does not open is reported once a minute and process, not with every request',
    warnings >= 1 && warnings <= workers.size, `${warnings} warnings by ${workers.size} workers`);
  const { status, sums } = await ctl(['status'], list(sites));
  same('aikeyctl reports it', [status, sums.keys], [1, { unknown_key_id: sites.length }]);
  writeKeyring(good);
  await reload();
  none('with the keyring back every site has its key', await wrongSites());
}

/** The plugin before the extension, which is the wrong order; and a site that is switched off while others are not. */
async function upgrade() {
  const loader = `${folder}/plugin/includes/load.php`;
  const plugin = readFileSync(loader, 'utf8');
  const before = rows();
  const site = sites[0];
  writeFileSync(loader, plugin.replace(/EXTENSION = '[\d.]+'/, "EXTENSION = '99.0.0'"));
  await reload();
  same('a plugin that needs a newer extension gives nobody what is sealed', [(await visit(site)).option, (await visit(site, { store: '' })).option], ['', '']);
  writeFileSync(loader, plugin);
  await reload();
  same('and keeps it', rows(), before);
  none('with that extension every site has its key again', await wrongSites());
  same('as WordPress reads it, too', (await visit(site)).option, keys.get(site.name));
}

async function leave() {
  const { status, sums } = await ctl(['open'], list(sites));
  same('all keys are opened', [status, sums.keys], [0, { opened: sites.length }]);
  none('and in the clear', rows().filter((row, i) => row !== keys.get(sites[i].name)));
  none('every site has its key', await wrongSites());
  none('and nothing seals it again', rows().filter((row, i) => row !== keys.get(sites[i].name)));
  same('status counts them', (await ctl(['status'], list(sites))).sums.keys, { clear: sites.length });
}

for (const part of [install, pools, limits, neighbours, rotate, move, cron, asUser, broken, upgrade, leave]) {
  const start = Date.now();
  await part();
  console.log(`# ${part.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
none('aikeyctl never showed a key', said.filter(holdsKey));
const logs = ['fpm.log', 'fpm-errors.log', 'apache.log', 'mariadb.log'].map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
none('nor did a log', logs.filter(holdsKey).map((text) => `one of ${text.length} characters`));
finish();
