// The checks of what tests/apache/run has started: checks.mjs FOLDER PID_OF_APACHE URL
import { readFileSync, readdirSync } from 'node:fs';
import { check, finish, none, same } from '../lib/checks.mjs';
import { search } from '../custody/memory.mjs';

const [folder, apache, url] = process.argv.slice(2);
const clients = 16;
const requests = 50;
const get = async (page, query) => (await fetch(`${url}/${page}.php?${new URLSearchParams(query)}`)).text();
const key = 'sk-proj-stored-0123456789abcdef';
const master = Buffer.from(readFileSync(`${folder}/keyring`, 'utf8').trim(), 'base64');

/** Many clients at the same time; what they are told that is not "ok". */
async function load(round) {
  const wrong = [];
  await Promise.all(Array.from({ length: clients }, async (_, thread) => {
    for (let request = 0; request < requests; request++) {
      const said = await get('page', { thread: thread + round * clients, request }).catch((error) => `${error}: ${error.cause}`);
      if (said !== 'ok') wrong.push(`${thread}, ${request}: ${said}`);
    }
  }));
  return wrong;
}

const workers = () => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === apache;
  } catch {
    return false; // it has just ended
  }
});

none(`each of ${clients * requests} requests sees only its own`, await load(0));
const sealed = await get('stored', { key });
same('a key is sealed', sealed.slice(0, 7), 'aikey1:');

const reload = async () => {
  const before = workers();
  process.kill(Number(apache), 'SIGUSR1');
  for (const end = Date.now() + 30_000; Date.now() < end && workers().some((pid) => before.includes(pid));) {
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  return workers().filter((pid) => before.includes(pid));
};
for (let round = 1; round <= 3; round++) {
  none(`reload ${round}: all workers are new`, await reload());
  same(`reload ${round}: it opens again`, (await get('stored', { sealed })).slice(-4), key.slice(-4));
  none(`reload ${round}: each request sees only its own`, await load(round));
}
none('a reload under load breaks no request', (await Promise.all([load(4), reload()]))[0]);

const there = search(Number(apache), { master });
same('the process that starts the workers has the master key, once', there.length, 1);
none('on a page that is locked and left out of core dumps', there.flatMap(({ mapping: { flags } }) => ['lo', 'dd'].filter((flag) => !flags.includes(flag))));
const searched = workers().flatMap((pid) => {
  try {
    return [search(Number(pid), { master }).length];
  } catch {
    return []; // it has just ended
  }
});
check('no worker has it', searched.length > 0 && searched.every((times) => times === 0), searched);
none('no process has crashed', readFileSync(`${folder}/errors.log`, 'utf8').split('\n').filter((line) => /exit signal|Segmentation|AH00052/.test(line)));
finish();
