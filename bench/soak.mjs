// The work that tools/soak has done, and its figures: soak.mjs FOLDER PORT MINUTES APPLICATION_PASSWORD PASSWORD [--save]
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { holdsKey, newKey } from '../tests/lib/keys.mjs';
import { check, finish, none } from '../tests/lib/checks.mjs';

const [folder, port, minutes, applicationPassword, password, save] = process.argv.slice(2);
const clients = 6;
const authorization = `Basic ${Buffer.from(`admin:${applicationPassword}`).toString('base64')}`;

const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
function request(method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const all = { ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) };
    http.request({ host: '127.0.0.1', port, method, path, headers: all, agent }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (piece) => { text += piece; })
        .on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, text: text || JSON.stringify(reply.headers) }));
    }).on('error', reject).end(body);
  });
}
const json = { 'content-type': 'application/json' };
const ask = (method, path, data) => request(method, path, { authorization, ...(data && json) }, data && JSON.stringify(data));

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const login = await request('POST', '/wp-login.php', form, new URLSearchParams({ log: 'admin', pwd: password }).toString());
const cookie = (login.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');

const api = '/index.php?rest_route=/aikey/v1/connectors';
const keep = (scenario) => () => ask('POST', `${api}/openai/save-and-test`, { key: newKey(scenario) });
/** What is done, how often, and whether a reply is right. */
const right = {
  page: ({ status, text }) => status === 200 && text.includes('</html>'),
  screen: ({ status, text }) => status === 200 && text.includes('data-aikey-card="'),
  list: ({ status, text }) => status === 200 && JSON.parse(text).length > 3,
  result: (...codes) => ({ status, text }) => status === 200 && codes.includes(JSON.parse(text).result.code),
  ok: ({ text }) => text === 'ok',
  died: ({ status }) => status === 500,
};
const work = [
  ['a post', 10, () => ask('GET', '/?p=1'), right.page],
  ['Settings > AI keys', 3, () => request('GET', '/wp-admin/options-general.php?page=aikey', { cookie }), right.screen],
  ['the key in use', 20, () => ask('GET', '/soak.php'), right.ok],
  ['exit()', 3, () => ask('GET', '/soak.php?end=exit'), right.ok],
  ['an exception', 3, () => ask('GET', '/soak.php?end=throw'), right.died],
  ['a fatal error', 3, () => ask('GET', '/soak.php?end=fatal'), right.died],
  ['the list', 5, () => ask('GET', api), right.list],
  ['a working key', 5, keep('working'), right.result('connected')],
  ['a wrong key', 3, keep('invalid'), right.result('invalid_key')],
  ['a key without credit', 2, keep('no-credit'), right.result('insufficient_quota')],
  ['a test', 4, () => ask('POST', `${api}/openai/test`, {}), right.result('connected', 'insufficient_quota', 'no_key')],
  ['forgetting', 1, () => ask('DELETE', `${api}/openai/key`), ({ status }) => status === 200],
];
const plan = work.flatMap((one) => Array(one[1]).fill(one));

const sum = (pid, file, pattern) => [...readFileSync(`/proc/${pid}/${file}`, 'utf8').matchAll(pattern)].reduce((all, [, one]) => all + Number(one), 0);
const memory = (pid) => sum(pid, 'smaps_rollup', /Private_Dirty: +(\d+)/g);
const heap = (pid) => sum(pid, 'smaps', /\[heap\][^]*?Private_Dirty: +(\d+)/g); // inherited from the master process, and its own
const files = (pid) => readdirSync(`/proc/${pid}/fd`).length;
const [reloaded, lasting] = ['reloaded', 'lasting'].map((pool) => Number(readFileSync(`${folder}/${pool}.pid`, 'utf8')));
const worker = () => readFileSync(`/proc/${lasting}/task/${lasting}/children`, 'utf8').trim();
/**
 * What is read, in which unit, by how much it may grow, and how. The heap is steady, because PHP keeps requests' memory elsewhere: there,
 * even a small leak shows.
 */
const figures = [
  ["worker's memory", ' KiB', 1024, () => memory(worker())],
  ["worker's heap", ' KiB', 64, () => heap(worker())],
  ["worker's open files", '', 0, () => files(worker())],
  ["master's memory", ' KiB', 64, () => memory(reloaded)],
  ["master's open files", '', 0, () => files(reloaded)],
];
const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

const wrong = [];
const counts = Object.fromEntries(work.map(([name]) => [name, 0]));
let done = 0;
async function client(end) {
  while (Date.now() < end) {
    const [name, , act, isRight] = plan[(done++ * 11) % plan.length];
    const reply = await act().catch((error) => ({ status: 0, text: String(error) }));
    counts[name]++;
    let holds = false;
    try {
      holds = isRight(reply);
    } catch { /* not JSON */ }
    if (!holds) wrong.push(`${name}: ${reply.status} ${reply.text.slice(0, 300)}`);
  }
}
async function reload() {
  await sleep(30_000);
  process.kill(reloaded, 'SIGUSR2');
}

/** At the end of each minute, when all requests are over: a row of figures. */
const rows = [];
for (let minute = 1; minute <= minutes; minute++) {
  const before = done;
  const end = Date.now() + 58_000;
  await Promise.all([reload(), ...Array.from({ length: clients }, () => client(end))]);
  await sleep(1000);
  rows.push(figures.map(([, , , read]) => read()));
  const row = figures.map(([name, unit], i) => `${name} ${rows.at(-1)[i]}${unit}`);
  console.log(`# minute ${minute}: ${done - before} requests; ${row.join(', ')}`);
}
agent.destroy();

const lines = (name) => (existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, 'utf8') : '')
  .split('\n').filter(Boolean).map((line) => `${name}: ${line}`);
const database = lines('mariadb.log');
const ready = database.findIndex((line) => line.includes('ready for connections'));
const logs = [
  ...['errors.log', 'php-fpm.log', 'nginx.log', 'nginx-errors.log', 'site/wp-content/debug.log'].flatMap(lines),
  // MariaDB also logs how it starts.
  ...database.slice(ready).filter((line) => /\[(Warning|ERROR)\]/.test(line) || holdsKey(line)),
];
const half = Math.ceil(rows.length / 2);
const middle = (of, i) => of.map((row) => row[i]).sort((a, b) => a - b)[half >> 1];
const halves = figures.map((_, i) => [middle(rows.slice(0, half), i), middle(rows.slice(-half), i)]);

none(`each of ${done} replies is the right one`, wrong);
none('nothing is in a log', logs);
if (rows.length < 5) console.log('# too short to say whether memory grows');
else {
  figures.forEach(([name, unit, most], i) => {
    const [first, second] = halves[i];
    check(`${name}: no more than ${most}${unit} of growth`, second <= first + most, `from ${first}${unit} to ${second}${unit}`);
  });
}
finish();

if (save) {
  const page = new URL('../docs/benchmarks.md', import.meta.url);
  const text = `<!-- soak -->
\`tools/soak ${minutes}\`: ${done} requests (${Object.entries(counts).map(([name, count]) => `${count} × ${name}`).join(', ')}) with ${minutes} reloads.
Replies that were not the right one: ${wrong.length}. Lines in logs: ${logs.length}.

| at the end of a minute, median | first half | second half | may grow by |
|---|---|---|---|
${figures.map(([name, unit, most], i) => `| ${name} | ${halves[i].map((value) => `${value}${unit} | `).join('')}${most}${unit} |`).join('\n')}
<!-- /soak -->`;
  writeFileSync(page, readFileSync(page, 'utf8').replace(/<!-- soak -->[^]*<!-- \/soak -->/, () => text));
}
