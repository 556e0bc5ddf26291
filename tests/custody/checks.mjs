// All checks of what tests/custody/run has set up: checks.mjs FOLDER PID_OF_PHP_FPM WP_CLI CA_FILE BASE_URL
import { execFileSync, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { chmodSync, chownSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { check, finish, none, same } from '../lib/checks.mjs';
import { ask, post } from '../lib/fastcgi.mjs';
import { newKey, partsOf } from '../lib/keys.mjs';
import { checkAllocators } from './allocator.mjs';
import { checkLoops } from './loop.mjs';
import { search, size } from './memory.mjs';
import { checkNeighbours, checkPreloading } from './neighbours.mjs';

const [folder, fpm, wpCli, ca, url] = process.argv.slice(2);
const mask = (key) => `${'•'.repeat(16)}${key.slice(-4)}`;
const does = (user, form, more) => ask(`${folder}/${user}.sock`, `${folder}/${user}/page.php`, form, more);
const shop = (...form) => does('www-data', Object.fromEntries(['do', 'with'].map((name, i) => [name, form[i] ?? ''])));
const blog = (...form) => does('nobody', Object.fromEntries(['do', 'with'].map((name, i) => [name, form[i] ?? ''])));
const master = () => Buffer.from(readFileSync(`${folder}/keyring`, 'utf8').split('\n')[0], 'base64');
const derived = (tenant) => createHmac('sha256', master()).update(`aikey1 seal\0${tenant}`).digest();

/** Waits until a process has ended. From then on, a request to its pool waits for its successor; before, it may meet its end. */
async function gone(pid) {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if (!existsSync(`/proc/${pid}`)) return;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  throw new Error(`worker ${pid} does not end`);
}

/** Ends a pool's worker. */
async function end(which) {
  const { pid } = await which('process');
  process.kill(pid, 'SIGTERM');
  await gone(pid);
}

/** The same, and lets its successor answer a request. */
async function renew(which) {
  await end(which);
  return (await which('process')).pid;
}

const needlesOf = (key) => Object.fromEntries(partsOf(key).map((part, i) => [`part ${i + 1} of the key`, Buffer.from(part)]));

/** Where in a worker's memory parts of the key and the master are. */
function remains(pid, key) {
  const needles = { ...needlesOf(key), master: master(), 'the master in base64': Buffer.from(master().toString('base64')) };
  return search(pid, needles).map(({ name, address, mapping }) => `${name} at ${address.toString(16)} in ${mapping.name}`);
}

// --- tenants

const key = newKey('working');
const saved = await shop('save', key);
same('a key that was pasted is stored sealed, and verified', [saved.code, saved.saved, saved.api_key_verified], ['connected', true, true]);
const sealed = await shop('stored');
same('what is stored is sealed', sealed.slice(0, 7), 'aikey1:');
same('its pool opens it', await shop('open', sealed), mask(key));
same('another pool does not', await blog('open', sealed), 'AikeyException 7');
same('nor the first what the other sealed', await shop('open', await blog('seal', 'a key of the blog')), 'AikeyException 7');

// --- what PHP code may read

const { pid, parent, user } = await shop('process');
check('the pool runs as its own user', user > 0, 'it is root');
for (const [what, path] of [['the keyring', `${folder}/keyring`], ['the memory of the master process', `/proc/${parent}/mem`],
  ['the maps of the master process', `/proc/${parent}/maps`], ['its own memory', '/proc/self/mem'],
  ['the memory of the other pool', `/proc/${(await blog('process')).pid}/mem`]]) {
  const said = await shop('look', path);
  check(`PHP code does not read ${what}`, said.endsWith('Permission denied'), said);
}

// --- a tenant sent with the request, as anyone who can write to a pool's socket may do

const asked = (pool, sent, form) => does(pool, form, { PHP_ADMIN_VALUE: sent });
for (const fresh of [true, false]) {
  if (fresh) await end(blog);
  const first = await asked('nobody', 'aikey.tenant = shop', { do: 'open', with: sealed });
  same(`a ${fresh ? 'fresh' : 'used'} worker takes no tenant from a request`, first, 'AikeyException 7');
  same('and seals for none', await asked('nobody', 'aikey.tenant = shop', { do: 'seal', with: 'k' }), 'AikeyException 7');
}
const own = await blog('seal', 'a key of the blog');
same('its own it opens in the next request', await blog('open', own), mask('a key of the blog').slice(-17));
writeFileSync(`${folder}/forged`, `${Buffer.alloc(32, 1).toString('base64')}\n`, { mode: 0o600 });
await asked('nobody', `aikey.keyring = ${folder}/forged`, { do: 'seal', with: 'k' });
same('nor a keyring', await blog('open', own), mask('a key of the blog').slice(-17));

// --- without WordPress: the web server's settings for the site, and a php-fpm that preloads code

const ofServer = newKey('working');
const source = (more, socket = `${folder}/www-data.sock`) => ask(socket, `${folder}/www-data/source.php`, {}, more);
const found = (more) => source(more).then(([where, masked]) => [where, masked]);
same('a key among the settings of the web server counts', await found({ OPENAI_API_KEY: ofServer }), ['env', mask(ofServer)]);
same('for that request', await found({}), ['none', '']);
same('one that a visitor sends as a header does not', await found({ HTTP_OPENAI_API_KEY: ofServer }), ['none', '']);
const [, , bySuccessor, preloaded] = await source({}, `${folder}/own-fpm/own.sock`);
same('a worker of a server that preloads code seals for its tenant', [preloaded, await shop('open', bySuccessor)], [true, mask('a key of the shop').slice(-17)]);

// --- workers that have had no request

await checkNeighbours(folder, master());
checkPreloading(folder, master(), sealed);

// --- memory

const worker = await renew(shop);
const left = [];
for (const act of ['use', 'test', 'copies', 'fatal', 'exit']) {
  await post(`${folder}/www-data.sock`, `${folder}/www-data/page.php`, { do: act });
  left.push(...remains(worker, key).map((what) => `after ${act}: ${what}`));
}
none('nothing of the key nor of the master is left in its memory', left);
same('the key was used', (await shop('use'))[0], mask(key));
same('all that was one worker', (await shop('process')).pid, worker);
console.log(`# ${Math.round(size(worker) / 2 ** 20)} MiB were searched`);
const there = search(worker, { key: derived('shop') });
same('the working key is there once', there.length, 1);
none('on a page that is locked and left out of core dumps', there.flatMap(({ mapping: { flags } }) => ['lo', 'dd'].filter((flag) => !flags.includes(flag))));
none('the working key of the other pool is not', search(worker, { key: derived('blog') }));
const idle = search(Number(fpm), { master: master() });
none('the master process keeps the master key, locked and left out of core dumps', idle.length !== 1 ? [`${idle.length} times`]
  : ['lo', 'dd'].filter((flag) => !idle[0].mapping.flags.includes(flag)));
const secrets = { master: master(), 'the working key': derived('shop'), ...needlesOf(key) };

/** Which of them are in a core dump of the worker. */
function dumped() {
  execFileSync('gdb', ['-q', '-batch', '-p', String(worker), '-ex', `generate-core-file ${folder}/core`], { stdio: 'ignore' });
  const core = readFileSync(`${folder}/core`);
  check('a core dump is one', core.includes('aikey_resolve'), 'the name of a function is not in it');
  return Object.keys(secrets).filter((name) => core.includes(secrets[name]));
}
same('a core dump between two requests holds none of them', dumped(), []);
const held = shop('hold', `${folder}/www-data/go`);
for (let i = 0; i < 200 && remains(worker, key).length === 0; i++) await new Promise((resolve) => { setTimeout(resolve, 50); });
same('one within a request holds the key that it resolved, and no key that opens others', dumped(), Object.keys(needlesOf(key)));
writeFileSync(`${folder}/www-data/go`, '');
same('which the request could use', await held, mask(key));

// --- a process that handles many requests as one

await checkLoops(folder);

// --- with another allocator

await checkAllocators(folder, ca, url);

// --- what happens to the keyring

/** Makes php-fpm read the file again. */
async function reload() {
  const { pid: before } = await shop('process');
  process.kill(Number(fpm), 'SIGUSR2');
  await gone(before);
  await shop('process'); // by then, the file has been read
}
const ring = readFileSync(`${folder}/keyring`, 'utf8');
const problem = async () => { const { sealed: is, seal_problem: why, verified } = await shop('status'); return [is, why, verified]; };

async function withRing(what, text, mode, wanted) {
  writeFileSync(`${folder}/keyring`, text);
  chmodSync(`${folder}/keyring`, mode);
  same(`${what}: nothing changes before a reload`, await problem(), [true, null, true]);
  await reload();
  same(`${what}: ${wanted ?? 'all opens'}`, await problem(), [true, wanted ?? null, wanted === undefined]);
  if (wanted) {
    const again = await shop('save', newKey('working'));
    const refusing = wanted === 'keyring_unreadable';
    if (refusing) same(`${what}: nothing is stored in the clear`, [again.code, again.saved], ['seal_unavailable', false]);
  }
  same(`${what}: what is stored stays stored`, await shop('stored'), sealed);
  writeFileSync(`${folder}/keyring`, ring);
  chmodSync(`${folder}/keyring`, 0o600);
  await reload();
}
const other = `${Buffer.alloc(32, 7).toString('base64')}\n`;
await withRing('a new key on top', other + ring, 0o600);
await withRing('emptied', '', 0o600, 'keyring_unreadable');
await withRing('truncated', ring.slice(0, 20), 0o600, 'keyring_unreadable');
await withRing('world-readable', ring, 0o644, 'keyring_unreadable');
none('the log of the start tells why', ['holds no key', 'is not base64 of 32 bytes', 'chmod 600'].filter((text) =>
  !`${readFileSync(`${folder}/errors.log`)}${readFileSync(`${folder}/php-fpm.log`)}`.includes(text)));

// --- a command line whose user may not read the keyring

const php = (asUser, code, file = `${folder}/keyring`) => {
  const command = [process.env.AIKEY_PHP ?? 'php', '-d', `extension=${folder}/aikey.so`, '-d', `aikey.keyring=${file}`,
    '-d', 'aikey.tenant=shop', '-d', 'display_errors=stderr', '-d', 'log_errors=0'];
  const wp = [wpCli, '--allow-root', `--path=${folder}/www-data`, 'eval', code];
  const done = spawnSync('setpriv', [`--reuid=${asUser}`, '--clear-groups', ...command, ...(code ? wp : ['-v'])], { encoding: 'utf8' });
  return { said: done.stdout.trim(), warned: done.stderr.trim() };
};
same('as root it opens', php('root', 'echo aikey_mask( aikey_resolve() );').said, mask(key));
const { gid, uid } = statSync(`${folder}/www-data`);
writeFileSync(`${folder}/own`, ring, { mode: 0o600 });
same('a keyring of root alone is of no use to another user', php('www-data', 'var_dump( @aikey_resolve() );', `${folder}/own`).said, 'NULL');
chownSync(`${folder}/own`, uid, gid);
same('one of his own is', php('www-data', 'echo aikey_mask( aikey_resolve() );', `${folder}/own`).said, mask(key));
same('root takes none of another user', php('root', 'var_dump( @aikey_resolve() );', `${folder}/own`).said.split('\n').at(-1), 'NULL');
same('as another user PHP starts without a word', php('www-data').warned, '');
const cli = php('www-data', 'var_dump( aikey_resolve() ); echo aikey_save_and_test( "sk-proj-demo-working-x" )["code"];');
same('it has no key and stores none', cli.said.split('\n'), ['NULL', 'seal_unavailable']);
check('and says what helps', cli.warned.includes('run as root or as the owner of that file'), cli.warned);
same('what is stored stays stored', await shop('stored'), sealed);

finish();
