// With Redis as persistent object cache, which must hold sealed keys only.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { holdsKey } from '../lib/keys.mjs';
import { run } from './site.mjs';
import { keyring } from './seal.mjs';

const option = 'connectors_ai_openai_api_key';

export default async function redis(context) {
  const { root, work, key, same, check } = context;
  const socket = `${work}/redis.sock`;
  const args = ['--pdeathsig', 'TERM', 'redis-server', '--port', '0', '--unixsocket', socket, '--save', '', '--dir', work];
  const server = spawn('setpriv', args, { stdio: 'ignore' });
  for (let i = 0; i < 200 && !existsSync(socket); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  const cli = async (...command) => (await run('redis-cli', ['-s', socket, ...command])).stdout;
  const all = async () => {
    const names = (await cli('--scan')).split('\n').filter(Boolean);
    return Promise.all(names.map(async (name) => `${name} ${await cli('get', name)}`)).then((values) => values.join('\n'));
  };

  const site = context.site('cached', { 'aikey.keyring': keyring(work, 'cached.keyring') });
  Object.assign(site.env, { AIKEY_TEST_REDIS: socket });
  try {
    await site.make({ plugins: ['test-provider.php', 'aikey'] });
    copyFileSync(`${root}/tests/wordpress/object-cache.php`, `${site.folder}/wp-content/object-cache.php`);
    const up = await site.serve();
    const works = key('working');
    const { json } = await up.rest('POST', '/aikey/v1/connectors/openai/save-and-test', { key: works });
    same('Save & Test works with Redis', [json.result.saved, json.connector.verified, json.connector.sealed], [true, true, true]);
    await up.rest('GET', '/wp/v2/settings');
    await up.request('GET', '/');
    same('and so does who reads the key', await site.eval(`return get_option('${option}');`), works);
    let cached = await all();
    check('in Redis there is the sealed key', cached.includes('aikey1:') && cached.includes('alloptions'), cached.slice(0, 300));
    check('and not the key', !holdsKey(cached));
    await site.eval(`update_option('${option}', '${key('incomplete')}', false);`);
    same('nor one that is not loaded with all options', [await site.eval(`return get_option('${option}');`), holdsKey(await all())],
      [key('incomplete'), false]);
    await site.eval(`delete_option('${option}'); add_option('${option}', '${works}');`);
    await site.eval(`get_option('${option}');`);
    cached = await all();
    check('nor one that was in the clear, once it was sealed', !holdsKey(cached), cached.match(/.{0,80}sk-proj-.{0,20}/)?.[0]);
    same('which everybody still gets', await site.eval(`return get_option('${option}');`), works);
  } finally {
    site.end();
    server.kill();
  }
}
