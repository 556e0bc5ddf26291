// The site's lock, and what one request of a worker must not leave to the next.
import { check, none, same } from '../lib/checks.mjs';
import { ask, post } from '../lib/fastcgi.mjs';
import { newKey } from '../lib/keys.mjs';

const filters = ['pre_option_connectors_ai_openai_api_key', 'query', 'pre_update_option_connectors_ai_openai_api_key',
  'pre_update_option_aikey_verification_openai', 'pre_update_option_api_key_verified'];

export async function lock(folder) {
  const to = (pool, name, form) => ask(`${folder}/${pool}.sock`, `${folder}/site/${name}.php`, form);
  const forget = () => to('readers', 'round', { keys: 'none', forget: 1 });

  await forget();
  const fatal = { key: newKey('working'), how: 'fatal error', persistent: 1 };
  const died = await post(`${folder}/single.sock`, `${folder}/site/locked.php`, fatal);
  const next = await to('readers', 'save', { key: newKey('working') });
  check('the request died while it had the lock', !died.text.endsWith('done'), died.text);
  same('a fatal error gives the lock back, even if the connection stays', [next.code, next.saved], ['connected', true]);

  await forget();
  const holder = await new Promise((resolve) => {
    const held = { key: newKey('working'), how: 'wait' };
    const done = post(`${folder}/race.sock`, `${folder}/site/locked.php`, held, (text) => {
      if (text.includes('ready')) resolve(() => done);
    });
    done.then(() => resolve(() => done)); // it may never have got the lock
  });
  const waiting = to('race', 'save', { key: newKey('working') });
  same('a query that waits for the lock is killed', await to('readers', 'kill'), 1);
  const { code, saved } = await waiting;
  same('then nothing is written without the lock', [code, saved], ['store_failed', false]);
  await holder();

  const wrong = [];
  for (const at of filters) {
    await forget();
    const used = await post(`${folder}/single.sock`, `${folder}/site/fiber.php`, { key: newKey('working'), at });
    if (!used.text.includes('FiberError')) wrong.push(`${at}: the fiber was suspended`);
    if (!await to('single', 'fiber')) wrong.push(`${at}: the next request's stack traces show no arguments`);
  }
  none('a filter cannot suspend the fiber, and the next request of its worker is as configured', wrong);
}
