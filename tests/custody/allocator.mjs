// Allocators that an administrator has preloaded, in place of libc's.
import { readFileSync } from 'node:fs';
import { check, none, same } from '../lib/checks.mjs';
import { newKey, partsOf } from '../lib/keys.mjs';
import { startLoop } from './loop.mjs';
import { search } from './memory.mjs';

const libraries = { jemalloc: 'libjemalloc.so.2', tcmalloc: 'libtcmalloc_minimal.so.4' };
const moreTests = 10;
const atMost = 8; // copies, however many tests there were: at most five were found

/** How often a process has the key, in whole or in part. */
function copies(pid, key) {
  const parts = partsOf(key);
  const found = search(pid, Object.fromEntries(parts.map((part) => [part, Buffer.from(part)])));
  return Math.max(...parts.map((part) => found.filter(({ name }) => name === part).length));
}

/** Before PHP 8.5 a library that comes with an extension goes by libc's allocator alone, and libcurl breaks: so it is PHP's own here. */
function start(folder, ca, url, library, key) {
  return startLoop(folder, { 'aikey.ca_file': ca, 'aikey.openai.base_url': url, 'aikey.timeout': 60 },
    { ...process.env, LD_PRELOAD: `${library} libcurl.so.4`, SSL_CERT_FILE: ca, OPENAI_API_KEY: key });
}

async function checkAllocator(name, folder, ca, url) {
  const key = newKey('working');
  const { ask, pid, end } = start(folder, ca, url, libraries[name], key);
  const opened = await ask('open', await ask('seal', Buffer.from('a key').toString('base64')));
  check(`${name} is preloaded`, readFileSync(`/proc/${pid}/maps`, 'utf8').includes(libraries[name]));
  const before = copies(pid, key);
  const found = [];
  const test = async () => {
    const code = await ask('test');
    found.push(copies(pid, key) - before);
    return code;
  };
  same(`with ${name}, a key is opened and tested`, [opened, await test()], ['a key'.length, 'connected']);
  for (let i = 0; i < moreTests; i++) await test();
  console.log(`# with ${name}, ${found[0]} copies of the key after a test, ${found.at(-1)} after ${moreTests} more`);
  none(`no test leaves more than ${atMost} copies of it in all`, found.filter((count) => count > atMost));
  const master = Buffer.from(readFileSync(`${folder}/keyring`, 'utf8'), 'base64');
  none('and no master key is left', search(pid, { master, 'the master in base64': Buffer.from(master.toString('base64')) }).map((place) => place.name));
  same('the process ends well', await end(), [0, null]);
}

export async function checkAllocators(folder, ca, url) {
  for (const name of Object.keys(libraries)) await checkAllocator(name, folder, ca, url);
}
