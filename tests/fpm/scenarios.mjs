// Every way in which a test can end, inside WordPress: neither the result nor any log holds a piece of the key.
import { readFileSync } from 'node:fs';
import { check, none } from '../lib/checks.mjs';
import { post } from '../lib/fastcgi.mjs';
import { holdsKey, newKey } from '../lib/keys.mjs';
import { scenariosOf } from '../standin/dialects.mjs';

const scenarios = scenariosOf('openai');
const logs = ['php-fpm.log', 'errors.log', 'mariadb.log', 'standin.log', 'site/wp-content/debug.log'];
const listener = { how: 'exception', at: 'pre_update_option_connectors_ai_openai_api_key', with: '' };

/** Once undisturbed, once with a listener that throws an exception when the key is about to be stored. */
export async function endInEveryWay(folder) {
  const run = (script, form) => post(`${folder}/race.sock`, `${folder}/site/${script}.php`, form);
  const wrong = [];
  const leaks = [];
  let thrown = 0;
  await Promise.all(Object.entries(scenarios).map(async ([name, { outcome }]) => {
    const key = newKey(name);
    const result = await run('save', { key });
    const uncaught = await run('interrupted', { key, ...listener });
    const { code } = JSON.parse(result.text);
    if (code !== outcome) wrong.push(`${name}: ${code}, not ${outcome}`);
    if (!uncaught.text.startsWith('{')) thrown++;
    for (const { all } of [result, uncaught]) if (holdsKey(all)) leaks.push(name);
  }));
  for (const log of logs) if (holdsKey(readFileSync(`${folder}/${log}`, 'utf8'))) leaks.push(log);
  const debug = readFileSync(`${folder}/site/wp-content/debug.log`, 'utf8');

  console.log(`# ${Object.keys(scenarios).length} scenarios, ${thrown} exceptions`);
  none('in WordPress every scenario has its outcome', wrong);
  none('none of them leaves a piece of the key in its reply or in a log', leaks);
  check('debug.log has the trace of what was thrown', thrown && debug.includes('Uncaught RuntimeException: not now'),
    `${thrown} thrown, and none in debug.log`);
}
