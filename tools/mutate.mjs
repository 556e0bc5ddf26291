// Runs the tests against mutants: mutate.mjs TREE PROGRESS COUNT SEED [--cheap] [--again] [--list] [PATH…]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { mutantsOf } from './mutants.mjs';

const [tree, progress, count, seed, ...rest] = process.argv.slice(2);
const cheap = rest.includes('--cheap');
const wanted = rest.filter((one) => !one.startsWith('--'));
const path = (file) => join(tree, file);
const extension = join(tree, '../extension');

// What tests say as soon as one has failed; the others need not run then.
const failure = /^(?:\[  FAILED  \]|not ok - |FAIL |make(?:\[\d\])?: \*\*\*)/m;

const unit = (...variables) => ({ run: ['make', '-C', 'tests/unit', 'check', `-j${cpus().length}`, 'WARNINGS=', ...variables], seconds: 200, cpu: 10 });
const core = [unit('CHECKS=', `BUILD=${path('build/quick')}`), unit()]; // without the sanitizers, and with them
const phpt = (...topics) => ({ run: ['tests/phpt/run', '-j6', ...topics], seconds: 300, built: true });
const script = (name, ...args) => ({ run: [`tests/${name}/run`, ...args], seconds: 900, built: true });
const wordpress = (...topics) => script('wordpress', ...topics);
const fpm = script('fpm', '--rounds', '5');

// The tests that could notice a mutant in these files, the cheapest first.
const killers = [
  [/^src\/core\/vault/, [...core, phpt('seal', 'ini'), script('custody')]],
  [/^src\/core\/bytes/, [...core, phpt('seal', 'mask', 'leak', 'test/facts.phpt'), script('custody')]],
  [/^src\/core\/provider\/\w+\.def/, [...core, phpt('connectors', 'ini/defaults.phpt', 'lint', 'test/scenarios-anthropic.phpt', 'test/scenarios-google.phpt', 'test/scenarios-mistral.phpt', 'test/scenarios-h2.phpt')]],
  [/^src\/core\/provider\/(http|url)/, [...core, phpt('http/proxy.phpt', 'test/scenarios-http.phpt', 'test/tls.phpt', 'test/limits.phpt'), phpt('test', 'http')]],
  [/^src\/core\/provider/, [...core, phpt('connectors', 'http', 'test/scenarios-h2.phpt'), phpt('test', 'leak')]],
  [/^src\/core\/keys/, [...core, phpt('lint', 'mask', 'status', 'resolve', 'save'), phpt('test', 'leak', 'seal')]],
  [/^src\/php\/(ini|interned)/, [phpt('ini', 'resolve'), phpt()]],
  [/^src\/php\/sealing/, [phpt('seal', 'ini'), phpt(), script('custody')]],
  [/^src\/php\/json/, [phpt('leak/memory.phpt', 'test/facts.phpt', 'test/model-changes.phpt', 'test/scenarios-h2.phpt'), phpt(), fpm]],
  [/^src\/php/, [phpt('save', 'resolve', 'connectors', 'leak'), phpt(), fpm]],
  [/^src\/wp\/(lock|callbacks|record)/, [phpt('save', 'status'), phpt(), fpm]],
  [/^src\/wp\/(option|read)/, [phpt('resolve', 'save', 'seal', 'connectors', 'leak'), phpt(), wordpress('rest', 'seal', 'multisite'), fpm]],
  [/^src\/wp\/requests/, [phpt('http', 'leak/growth.phpt'), phpt(), wordpress('rest')]],
  [/^src\/wp/, [phpt('connectors', 'resolve', 'leak/growth.phpt'), phpt(), script('site'), wordpress('rest', 'seal')]],
  [/^src\/api\/functions/, [phpt('resolve', 'lint', 'mask', 'seal', 'status', 'save', 'connectors', 'leak/growth.phpt'), phpt(), wordpress('rest', 'seal')]],
  [/^src\/api/, [phpt('status', 'lint', 'connectors', 'save', 'ini', 'test/options.phpt', 'test/facts.phpt', 'test/result.phpt', 'test/limits.phpt', 'test/tls.phpt'), phpt(), wordpress('rest')]],
  [/^wordpress\/.*\/(rest|rest-schema)\./, [wordpress('rest', 'texts'), wordpress('multisite', 'walk')]],
  [/^wordpress\/.*\/(guard|settings-request)\./, [wordpress('guard'), wordpress('beside', 'walk', 'multisite')]],
  [/^wordpress\/.*\/(seal|stored|known)\./, [wordpress('seal', 'guard'), wordpress('leave', 'beside', 'missing', 'multisite', 'redis'), wordpress('health', 'unlock', 'client', 'walk')]],
  [/^wordpress\/.*\/(leaving|activation|uninstall)\./, [wordpress('leave', 'seal'), wordpress('missing', 'beside'), wordpress('multisite')]],
  [/^wordpress\/.*\/unlock\./, [wordpress('unlock', 'recheck'), wordpress('multisite', 'rest')]],
  [/^wordpress\/.*\/cli\./, [wordpress('cli', 'leave', 'seal'), wordpress('multisite', 'missing')]],
  [/^wordpress\/.*\/(texts|help)\./, [wordpress('texts', 'health', 'recheck'), wordpress('screens', 'rest', 'cli')]],
  [/^wordpress\/.*\/recheck\./, [wordpress('recheck'), wordpress('leave', 'multisite')]],
  [/^wordpress\/.*\/site-health\./, [wordpress('health'), wordpress('missing', 'seal')]],
  [/^wordpress\/.*\/ai-client\./, [wordpress('client'), wordpress('beside', 'guard')]],
  [/^wordpress\/.*\/without\./, [wordpress('leave', 'missing')]],
  [/^wordpress\/.*\.js$/, [script('e2e')]],
  [/^wordpress\/.*\/screen\./, [wordpress('screens'), script('e2e')]],
  [/^wordpress/, [wordpress('texts', 'rest', 'leave', 'cli'), wordpress('health', 'recheck', 'guard', 'missing', 'multisite'), script('e2e')]],
];
const killersOf = (file) => killers.find(([files]) => files.test(file))[1];

const files = (folder, pattern) => readdirSync(path(folder), { recursive: true })
  .map((name) => join(folder, name)).filter((name) => pattern.test(name)).sort();

let running; // the process that runs now

/**
 * Runs a command in the tree. Returns whether it succeeds; it is ended as soon as its output matches `bad`, and each of its
 * processes after `cpu` seconds of work, as a loop that has lost its end would not be otherwise.
 */
function succeeds(command, { seconds = 120, cpu = 120, bad } = {}) {
  return new Promise((resolve) => {
    const child = running = spawn('prlimit', [`--cpu=${cpu}`, ...command], { cwd: tree, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const end = (signal) => { try { process.kill(-child.pid, signal); } catch { /* it has ended */ } };
    const stop = () => {
      end('SIGTERM');
      setTimeout(() => end('SIGKILL'), 10_000).unref();
    };
    const timer = setTimeout(stop, seconds * 1000);
    const listen = (data) => {
      said += data;
      if (bad?.test(said)) stop();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', (status) => {
      clearTimeout(timer);
      end('SIGTERM');
      running = undefined;
      resolve(status === 0 && !bad?.test(said));
    });
  });
}

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Brings the extension up to date. Its makefile knows nothing of headers. Returns the hash of what was built, undefined if it does not compile. */
async function build() {
  const changed = [...files('src', /\.(c|h|def)$/), 'aikey.c'].filter((file) => hashOf(path(file)) !== hashOf(join(extension, file)));
  for (const file of changed) writeFileSync(join(extension, file), readFileSync(path(file)));
  if (changed.some((file) => !file.endsWith('.c'))) {
    for (const name of readdirSync(extension, { recursive: true })) if (name.endsWith('.lo')) rmSync(join(extension, name));
  }
  const built = await succeeds(['make', '-s', '-C', extension, `-j${cpus().length}`, 'CFLAGS=-O2 -w']);
  return built ? hashOf(join(extension, 'modules/aikey.so')) : undefined;
}

/** The same for src/core alone, with a makefile that knows. */
async function compile() {
  const library = path('build/plain/core.a');
  const flags = ['CHECKS=-g0 -O2', 'WARNINGS=-w'];
  return (await succeeds(['make', '-C', 'tests/unit', `-j${cpus().length}`, `BUILD=${path('build/plain')}`, ...flags, library])) ? hashOf(library) : undefined;
}

const compilers = [
  [/^src\/core/, compile],
  [/^src|^aikey\.c/, build],
  [/\.php$/, async (file) => ((await succeeds(['php', '-l', file])) ? hashOf(path(file)) : undefined)],
  [/\.js$/, async (file) => ((await succeeds(['node', '--check', file])) ? hashOf(path(file)) : undefined)],
];
const compilerOf = (file) => compilers.find(([kind]) => kind.test(file))[1];
const originals = new Map(); // what each compiler makes of the code as it is

const proven = new Set(); // tests that pass without a mutant
async function kills(killer) {
  if (killer.built) await build();
  const passes = () => succeeds(killer.run, { ...killer, bad: failure });
  if (await passes()) {
    proven.add(killer);
    return false;
  }
  return true;
}
async function prove(killer) {
  if (proven.has(killer)) return;
  if (await kills(killer)) throw new Error(`${killer.run.join(' ')} fails without a mutant`);
}

/** What becomes of a mutant. */
async function fateOf({ file, line, after }) {
  const text = readFileSync(path(file), 'utf8');
  const compiler = compilerOf(file);
  const key = compiler.length ? file : compiler;
  if (!originals.has(key)) originals.set(key, await compiler(file));
  if (originals.get(key) === undefined) throw new Error(`${file} does not compile without a mutant`);
  const lines = text.split('\n');
  lines[line - 1] = after;
  let fate;
  let by;
  try {
    writeFileSync(path(file), lines.join('\n'));
    const made = await compiler(file);
    if (made === undefined) return { fate: 'does not compile' };
    if (made === originals.get(key)) return { fate: 'is the same' };
    for (const killer of killersOf(file).slice(0, cheap ? 1 : undefined)) {
      by = killer;
      if (await kills(killer)) {
        fate = 'killed';
        break;
      }
    }
  } finally {
    writeFileSync(path(file), text);
  }
  if (fate !== 'killed') return { fate: 'survived' };
  await prove(by);
  return { fate, by: by.run.slice(0, 4).join(' ') };
}

const folderOf = (file) => file.split('/').slice(0, file.startsWith('src/core/') ? 3 : 2).join('/');

function report(mutants, known) {
  const folders = {};
  const survivors = [];
  for (const mutant of mutants) {
    const { fate } = known.get(mutant.id) ?? {};
    if (!['killed', 'survived'].includes(fate)) continue;
    const folder = folders[folderOf(mutant.file)] ??= { killed: 0, survived: 0 };
    folder[fate] += 1;
    if (fate === 'survived') survivors.push(mutant);
  }
  for (const { file, line, before, after } of survivors) console.log(`${file}:${line}\n  - ${before.trim()}\n  + ${after.trim()}`);
  const all = { killed: 0, survived: 0 };
  for (const [folder, { killed, survived }] of Object.entries(folders).sort()) {
    console.log(`${folder}: ${killed} of ${killed + survived} killed`);
    all.killed += killed;
    all.survived += survived;
  }
  console.log(`${all.killed} of ${all.killed + all.survived} killed, ${(all.killed / (all.killed + all.survived) * 100).toFixed(1)} %`);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    if (running) process.kill(-running.pid, 'SIGTERM');
    process.exit(1);
  });
}

const sources = [...files('src', /\.(c|h|def)$/), ...files('wordpress/aikey', /\.(php|js)$/)];
const mutants = sources.flatMap((file) => mutantsOf(file, readFileSync(path(file), 'utf8'), seed))
  .sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, Number(count))
  .filter(({ file }) => wanted.length === 0 || wanted.some((one) => file.startsWith(one)));
const lines = existsSync(progress) ? readFileSync(progress, 'utf8').trim().split('\n').filter(Boolean) : [];
const known = new Map(lines.map((line) => JSON.parse(line)).map((one) => [one.id, one]));
const again = rest.includes('--again');
for (const mutant of rest.includes('--list') ? [] : mutants) {
  const before = known.get(mutant.id);
  if (before && !(again && before.fate === 'survived')) continue;
  const begin = Date.now();
  const found = { ...mutant, ...(await fateOf(mutant)) };
  known.set(mutant.id, found);
  appendFileSync(progress, `${JSON.stringify(found)}\n`);
  console.log(`# ${found.fate}${found.by ? ` by ${found.by}` : ''} in ${((Date.now() - begin) / 1000).toFixed(0)} s: ${mutant.file}:${mutant.line} ${mutant.rule}`);
}
report(mutants, known);
