// The work that tools/soak has done, and its figures: soak.mjs FOLDER PORT MINUTES PASSWORD [--save]
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { newKey } from '../tests/lib/keys.mjs';
import { finish, none } from '../tests/lib/checks.mjs';

const [folder, port, minutes, password, save] = process.argv.slice(2);
const clients = 6;
const mostGrowth = 1024; // KiB
const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;

const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
function ask(method, path, data) {
  return new Promise((resolve, reject) => {
    const body = data && JSON.stringify(data);
    const headers = { authorization, ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) };
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => resolve({ status: reply.statusCode, text: text || JSON.stringify(reply.headers) }));
    }).on('error', reject);
    request.end(body);
  });
}

const api = '/index.php?rest_route=/aikey/v1/connectors';
const keep = (scenario) => () => ask('POST', `${api}/openai/save-and-test`, { key: newKey(scenario) });
/** What is done, how often, and whether a reply is right. */
const right = {
  page: ({ status, text }) => status === 200 && text.includes('</html>'),
  list: ({ status, text }) => status === 200 && JSON.parse(text).length > 3,
  result: (...codes) => ({ status, text }) => status === 200 && codes.includes(JSON.parse(text).result.code),
  ok: ({ text }) => text === 'ok',
  died: ({ status }) => status === 500,
};
const work = [
  ['a post', 10, () => ask('GET', '/?p=1'), right.page],
  ['a screen', 3, () => ask('GET', '/wp-admin/admin-ajax.php?action=none'), ({ status }) => status === 400],
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

const number = (pid, file, pattern) => Number(pattern.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))[1]);
const private_ = (pid) => number(pid, 'smaps_rollup', /Private_Dirty: +(\d+)/);
const fpm = Number(readFileSync(`${folder}/php-fpm.pid`, 'utf8'));
const workers = () => readdirSync('/proc').filter((pid) => {
  try {
    return /^\d+$/.test(pid) && number(pid, 'status', /PPid:\s+(\d+)/) === fpm;
  } catch {
    return false; // it has just ended
  }
});
const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

const end = Date.now() + minutes * 60_000;
const wrong = [];
const counts = Object.fromEntries(work.map(([name]) => [name, 0]));
let done = 0;
async function client(from) {
  for (let i = from * 7; Date.now() < end; i++) {
    const [name, , act, isRight] = plan[(i * 11) % plan.length];
    const reply = await act().catch((error) => ({ status: 0, text: String(error) }));
    done++;
    counts[name]++;
    let holds = false;
    try {
      holds = isRight(reply);
    } catch { /* not JSON */ }
    if (!holds) wrong.push(`${name}: ${reply.status} ${reply.text.slice(0, 300)}`);
  }
}

/** What is there at the end of a minute: a row of figures. Then php-fpm reads its configuration again. */
async function observe() {
  const rows = [];
  for (let minute = 1; minute <= minutes; minute++) {
    const before = done;
    await sleep(end - (minutes - minute) * 60_000 - Date.now() - (minute < minutes ? 0 : 2000));
    const row = {
      minute, requests: done - before, worker: Math.max(...workers().map(private_)),
      master: private_(fpm), files: readdirSync(`/proc/${fpm}/fd`).length,
    };
    rows.push(row);
    console.log(`# minute ${minute}: ${row.requests} requests; private memory: a worker ${row.worker} KiB, `
      + `the master process ${row.master} KiB; it has ${row.files} files open`);
    if (minute < minutes) process.kill(fpm, 'SIGUSR2');
  }
  return rows;
}

const [rows] = await Promise.all([observe(), ...Array.from({ length: clients }, (_, i) => client(i))]);
agent.destroy();
const logs = ['errors.log', 'php-fpm.log', 'nginx.log', 'nginx-errors.log', 'site/wp-content/debug.log'].map((name) => `${folder}/${name}`)
  .filter(existsSync).flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => `${file}: ${line}`));
// Each minute has new workers, and each of them other work: what counts is the middle of the minutes.
const middle = (of, name) => of.map((row) => row[name]).sort((a, b) => a - b)[of.length >> 1];
const halves = (name) => [rows.slice(0, Math.ceil(rows.length / 2)), rows.slice(rows.length >> 1)].map((half) => middle(half, name));
const grown = (name, most) => (halves(name)[1] > halves(name)[0] + most ? [`from ${halves(name).join(' to ')}`] : []);

none(`each of ${done} replies is the right one`, wrong);
none('nothing is in a log', logs);
if (rows.length < 10) console.log('# too short to say whether memory grows');
else {
  none('the workers\' memory does not grow', grown('worker', mostGrowth));
  none('nor the master process\'s', grown('master', mostGrowth));
  none('nor how many files it has open', grown('files', 0));
}
finish();

if (save) {
  const page = new URL('../docs/benchmarks.md', import.meta.url);
  const text = `<!-- soak -->
\`tools/soak ${minutes}\`: ${done} requests (${Object.entries(counts).map(([name, count]) => `${count} × ${name}`).join(', ')}) with ${minutes - 1} reloads.
Replies that were not the right one: ${wrong.length}. Lines in logs: ${logs.length}.

| at the end of a minute, median | first half | second half |
|---|---|---|
| private memory of the largest worker | ${halves('worker').join(' KiB | ')} KiB |
| private memory of the master process | ${halves('master').join(' KiB | ')} KiB |
| files that it has open | ${halves('files').join(' | ')} |
<!-- /soak -->`;
  writeFileSync(page, readFileSync(page, 'utf8').replace(/<!-- soak -->[^]*<!-- \/soak -->/, () => text));
}
