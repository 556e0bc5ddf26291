// wp aikey.
import { holdsKey } from '../lib/keys.mjs';

export default async function cli({ ours, key, same, check, provider }) {
  const all = [];
  const aikey = async (args, options) => {
    const done = await ours.try(['aikey', ...args], options);
    all.push(done.stdout + done.stderr);
    return done;
  };
  await ours.eval('aikey_forget();');
  const list = await aikey(['list', '--format=json']);
  same('list tells how things stand', [list.status, JSON.parse(list.stdout)[0]],
    [0, { connector: 'openai', source: 'none', masked_key: '', verified: false, code: 'no_key', sealed: false, sealed_with: null }]);
  same('as a table too', (await aikey(['list', '--fields=connector,verified', '--format=csv'])).stdout.split('\n').slice(0, 2), ['connector,verified', 'openai,no']);

  for (const [scenario, status, stored] of [['invalid', 2, false], ['no-credit', 3, true], ['rate-limited', 4, true], ['working', 0, true]]) {
    const done = await aikey(['save'], { input: `${key(scenario)}\n` });
    same(`save ends a key that is ${scenario} with ${status}`, [done.status, done.stdout.includes('The key is stored.')], [status, stored]);
  }
  const kept = await aikey(['save', 'openai'], { input: key('no-credit') });
  check('save keeps a key that works, and says so', kept.status === 3 && kept.stdout.includes('The working key was kept'), kept);
  same('with --replace it does not', (await aikey(['save', '--replace', '--format=json'], { input: key('no-credit') }).then(({ stdout }) => JSON.parse(stdout).saved)), true);
  same('test ends with 3 for it', (await aikey(['test'])).status, 3);
  await aikey(['save'], { input: key('working') });
  same('test ends with 0 for one that works', (await aikey(['test', 'openai', '--format=json'])).status, 0);
  same('test takes a model', JSON.parse((await aikey(['test', '--model=gpt-4.1', '--format=json'])).stdout).model, 'gpt-4.1');
  for (const args of [['test'], ['test', '--all']]) {
    const { status, stderr } = await aikey([...args, '--model=a b']);
    check(`but not any: ${args.join(' ')}`, status === 1 && /^Error: .*must be a model name/.test(stderr), stderr);
  }
  const lone = await aikey(['test', '--network']);
  check('nor --network for one key', lone.status === 1 && lone.stderr.trim() === 'Error: --network goes with --all.', lone);
  same('model shows what a test would use', (await aikey(['model', 'openai'])).stdout, 'gpt-4.1 (default)');
  same('model chooses another', [(await aikey(['model', 'openai', 'gpt-5-mini'])).stdout, (await aikey(['model', 'openai'])).stdout], ['gpt-5-mini', 'gpt-5-mini']);
  same('which the next test uses', JSON.parse((await aikey(['test', '--format=json'])).stdout).model, 'gpt-5-mini');
  same('model takes only a model', [(await aikey(['model', 'openai', 'a b'])).status, (await aikey(['model', 'openai', 'gpt-5', '--default'])).status,
    (await aikey(['model', 'openai'])).stdout], [1, 1, 'gpt-5-mini']);
  same('and gives the choice up', (await aikey(['model', 'openai', '--default'])).stdout, 'gpt-4o-mini (default)');
  await provider.stop();
  same('in an outage it ends with 4', (await aikey(['test'])).status, 4);
  await provider.start();
  same('an unknown connector ends with 1', (await aikey(['test', 'nobody'])).status, 1);
  check('forget asks', (await aikey(['forget'], { input: 'n\n' })).stdout.includes('[y/n]') && (await ours.stored('connectors_ai_openai_api_key')) !== null);
  same('forget removes', [(await aikey(['forget', '--yes'])).status, await ours.stored('connectors_ai_openai_api_key')], [0, null]);
  same('test without a key ends with 4', (await aikey(['test'])).status, 4);
  const far = (more) => aikey(['save', '--format=json'], { input: `${key('working')}${' '.repeat(8192 - key('working').length + more)}x` });
  same('save reads 8192 bytes, and nothing after them', [JSON.parse((await far(-1)).stdout).code, JSON.parse((await far(0)).stdout).code], ['malformed_key', 'connected']);
  await aikey(['forget', '--yes']);
  same('nothing printed holds a part of a key', all.filter(holdsKey), []);
}
