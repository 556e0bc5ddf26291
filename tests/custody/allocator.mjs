// An allocator that an administrator has preloaded, in place of libc's.
import { spawnSync } from 'node:child_process';
import { newKey } from '../lib/keys.mjs';
import { same } from '../lib/checks.mjs';

const code = `
  echo json_encode([str_contains(file_get_contents('/proc/self/maps'), 'jemalloc'), aikey_open(aikey_seal('a key')), aikey_test($argv[1])['code']]);
`;

/** Before PHP 8.5 a library that comes with an extension goes by libc's allocator alone, and libcurl breaks: so it is PHP's own here. */
export function checkAllocator(folder, ca, url) {
  const settings = { extension: `${folder}/aikey.so`, 'aikey.keyring': `${folder}/keyring`, 'aikey.ca_file': ca, 'aikey.openai.base_url': url };
  const { stdout, stderr, signal } = spawnSync(process.env.AIKEY_PHP ?? 'php',
    ['-n', ...Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`]), '-r', code, newKey('working')],
    { encoding: 'utf8', env: { ...process.env, LD_PRELOAD: 'libjemalloc.so.2 libcurl.so.4', SSL_CERT_FILE: ca } });
  same('with jemalloc preloaded, a key is opened and tested, and the process ends well', [stdout, stderr, signal],
    [JSON.stringify([true, 'a key', 'connected']), '', null]);
}
