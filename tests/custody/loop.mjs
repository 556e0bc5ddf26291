// What a process that handles many requests as one keeps in memory.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { check, same } from '../lib/checks.mjs';
import { search } from './memory.mjs';

const atMost = 32;
const many = 2000;
const few = 100;

/** Starts loop.php with these settings in addition to its own. */
export function startLoop(folder, settings = {}, env = process.env) {
  const all = { extension: `${folder}/aikey.so`, 'aikey.keyring': `${folder}/keyring`, ...settings };
  const child = spawn(process.env.AIKEY_PHP ?? 'php', ['-n', ...Object.entries(all).flatMap(([name, value]) => ['-d', `${name}=${value}`]),
    new URL('loop.php', import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (what, value = '') => {
    child.stdin.write(`${what} ${value}\n`);
    return JSON.parse((await lines.next()).value);
  };
  return { ask, pid: child.pid, end: () => { child.stdin.end(); return ended; } };
}

/** Seals in a process of its own, so that the one whose memory is searched never had the keys but by opening them. */
async function seal(folder, keys) {
  const { ask, end } = startLoop(folder);
  const sealed = [];
  for (const key of keys) sealed.push(await ask('seal', Buffer.from(key).toString('base64')));
  end();
  return sealed;
}

export async function checkLoops(folder) {
  const mark = randomBytes(12).toString('hex');
  const keys = Array.from({ length: many }, (_, i) => `sk-proj-${mark}-${i}`);
  const sealed = await seal(folder, keys);
  const [surrounded] = await seal(folder, [`  sk-proj-${mark}-surrounded \n`]);
  const { ask, pid, end } = startLoop(folder);
  const copies = () => search(pid, { mark: Buffer.from(`${mark}-`) }).length;

  for (const value of sealed) await ask('open', value);
  const left = copies();
  check(`of ${many} keys that a process opened and let go, at most ${atMost} are in its memory`, left > 0 && left <= atMost, `${left} are`);
  same('it wipes those when it says so', [await ask('wipe'), copies()], [0, 0]);

  for (const value of sealed.slice(0, few)) await ask('keep', value);
  for (const value of sealed) await ask('open', value);
  same('keys that its code holds stay as they are', await ask('kept'), keys.slice(0, few).map((key) => createHash('md5').update(key).digest('hex')));
  same('all others are wiped', [await ask('wipe'), copies()], [few, few]);
  await ask('drop');
  same('and these once it has let them go', [await ask('wipe'), copies()], [0, 0]);

  for (let i = 0; i < 3; i++) same('a key is resolved without the white space around it', await ask('resolve', surrounded), `sk-proj-${mark}-surrounded`.length);
  same('and is in memory once as it was sealed and once as it was resolved', copies(), 2);
  same('both are wiped', [await ask('wipe'), copies()], [0, 0]);
  end();
}
