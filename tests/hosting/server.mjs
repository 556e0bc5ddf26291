// The server that tests/hosting/run has set up: its sites, its command line, its pools.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { post } from '../lib/fastcgi.mjs';

export const [root, folder, count, fpm, apache, wpCli] = process.argv.slice(2);
export const accounts = process.env.AIKEY_ACCOUNTS.split(' ');
export const users = process.env.AIKEY_USERS.split(' ');
const php = process.env.AIKEY_PHP ?? 'php';
const port = readFileSync(`${folder}/apache.port`, 'utf8').trim();

/** Each site: its account, and its database, which is its name here. */
export const sites = Array.from({ length: Number(count) }, (_, i) => {
  const account = accounts[i % accounts.length];
  return { account, name: `${account}_${i}` };
});

async function overHttp(site, form) {
  const reply = await fetch(`http://127.0.0.1:${port}/site.php`, {
    method: 'POST', headers: { 'X-Site': site.name }, body: new URLSearchParams(form),
  });
  return reply.text();
}

async function overFastCgi(site, form) {
  const script = `${folder}/${site.account}/site.php`;
  const { text } = await post(`${folder}/${site.account}.sock`, script, form, undefined, { SITE: site.name });
  return text;
}

/** Runs site.php on a site. While a server reloads it may turn a request away: that is tried again. */
export async function visit(site, form = {}) {
  const send = site.account === accounts.at(-1) ? overHttp : overFastCgi;
  for (let tries = 1; ; tries += 1) {
    const text = await send(site, form).catch(() => '');
    if (text !== '' || tries === 20) {
      try {
        return JSON.parse(text);
      } catch {
        throw new Error(`${site.name} said: ${text.slice(0, 300)}`);
      }
    }
    await sleep(50);
  }
}

/** What aikeyctl needs to know about sites. */
export const list = (some) => some.map(({ account, name }) => `${JSON.stringify({
  tenant: account, DB_HOST: `localhost:${folder}/mariadb.sock`, DB_NAME: name, DB_USER: account,
  DB_PASSWORD: `secret of ${account}`, table_prefix: 'wp_',
})}\n`).join('');

const parsed = ({ status, stdout }) => ({ status, lines: stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)) });

/** Runs aikeyctl. Returns its exit status, its lines and, as `sums`, the last of them. */
export async function aikeyctl(args, input = '', env = {}) {
  const child = spawn(php, [`${folder}/server/aikeyctl.php`, ...args], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (data) => { stdout += data; });
  child.stdin.end(input);
  const status = await new Promise((resolve) => { child.on('close', resolve); });
  const said = parsed({ status, stdout });
  return { ...said, sums: said.lines.at(-1), all: stdout };
}

/** Runs WP-CLI on a site as its user. */
export function wp(site, args, settings = {}) {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`]);
  const result = spawnSync('setpriv', [`--reuid=${users[accounts.indexOf(site.account)]}`, '--clear-groups', php, ...options, wpCli,
    `--path=${folder}/${site.account}`, ...args], { encoding: 'utf8', env: { ...process.env, SITE: site.name } });
  return { status: result.status, text: `${result.stdout}${result.stderr}`.trim() };
}

/** Runs WP-CLI on a site by `aikeyctl run`: as its user, but with its tenant's keys. */
export function run(site, args, { user = users[accounts.indexOf(site.account)], tenant = site.account } = {}) {
  const { status, stdout, stderr } = spawnSync(php, [`${folder}/server/aikeyctl.php`, 'run', user, tenant, wpCli, `--path=${folder}/${site.account}`,
    `--exec=putenv("SITE=${site.name}");`, ...args], { encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}`.trim() };
}

export function sql(query, database = '') {
  const { stdout, status, stderr } = spawnSync('mariadb', ['--no-defaults', `--socket=${folder}/mariadb.sock`, '--user=root', '-N', '-B', database],
    { input: query, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status) throw new Error(stderr);
  return stdout.trim().split('\n');
}

/** Each site's key, as the database has it. */
export const rows = () => sql(sites.map(({ name }) =>
  `SELECT option_value FROM ${name}.wp_options WHERE option_name = 'connectors_ai_openai_api_key';`).join('\n'));

export const keyring = (name = 'keyring') => readFileSync(`${folder}/${name}`, 'utf8');
export const writeKeyring = (text, name = 'keyring') => writeFileSync(`${folder}/${name}`, text, { mode: 0o600 });

/** Reloads both servers, and waits until the workers that were there are gone. */
export async function reload() {
  const before = await pids();
  process.kill(fpm, 'SIGUSR2');
  process.kill(apache, 'SIGUSR1');
  for (let tries = 0; tries < 200; tries += 1) {
    await sleep(50);
    const now = await pids();
    if (!now.some((pid) => before.includes(pid))) return;
  }
  throw new Error('the servers did not reload');
}
const pids = () => Promise.all(accounts.map(async (account) => (await visit(sites.find((site) => site.account === account))).pid));
