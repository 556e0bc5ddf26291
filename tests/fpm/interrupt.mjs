// Save & Test, interrupted wherever something else may end it.
import { readFileSync } from 'node:fs';
import { none } from '../lib/checks.mjs';
import { ask, post } from '../lib/fastcgi.mjs';
import { holdsKey, newKey } from '../lib/keys.mjs';

// aikey wakes every 100 ms; the rest is for WordPress's page about a critical error.
const bound = 200;

// The WordPress filters that run after the provider has answered, in their order.
const places = [
  { at: 'query', with: 'GET_LOCK' },
  { at: 'pre_update_option_connectors_ai_openai_api_key', with: '' },
  { at: 'pre_update_option_aikey_verification_openai', with: '' },
  { at: 'pre_update_option_api_key_verified', with: '' },
  { at: 'query', with: 'RELEASE_LOCK' },
];
const ways = ['time limit', 'fatal error', 'exit()', 'exception', 'SIGTERM'];

export async function interrupt(folder) {
  const texts = [];
  const late = { 'time limit': [], SIGTERM: [] };
  const leaks = [];

  const socket = `${folder}/single.sock`;
  const script = (name) => `${folder}/site/${name}.php`;
  const to = (name, form) => ask(socket, script(name), form);
  const run = async (name, form, output) => {
    const result = await post(socket, script(name), form, output);
    texts.push(result.all);
    return result;
  };
  const log = (name) => readFileSync(`${folder}/${name}`, 'utf8');

  /** Starts with nothing stored, or with a verified key. */
  const begin = async (withKey) => {
    await to('round', { keys: 'none', forget: 1 });
    if (!withKey) return;
    const { saved, code } = await to('save', { key: newKey('working') });
    if (!saved) throw new Error(`no key could be stored: ${code}`);
  };

  /** One Save & Test that `act` interrupts, with the state before and after it. */
  const around = async (withKey, act) => {
    await begin(withKey);
    const before = await to('state');
    const result = await act(before.pid);
    const after = await to('state');
    if (after.pid === before.pid && after.files > before.files) {
      leaks.push(`${before.files} files before, ${after.files} after`);
    }
    return { before, after, result };
  };

  const inPlace = (how, place, key) => async (pid) => {
    let event;
    const result = await run('interrupted', { key, how, ...place }, (text) => {
      if (how !== 'SIGTERM' || event || !text.includes('ready')) return;
      event = process.hrtime.bigint();
      process.kill(pid, 'SIGTERM');
    });
    event ??= BigInt(/beat=(\d+)/.exec(result.text)?.[1] ?? 0);
    if (how in late) late[how].push(Number(result.ended - event) / 1e6);
    return result;
  };

  /** A test that the provider never answers. The signal is sent when both requests have arrived. */
  const inSilence = (signal, how) => async (pid) => {
    const requests = () => log('standin.log').split('"scenario":"silent"').length - 1;
    const wanted = requests() + 2;
    const running = run('save', { key: newKey('silent') });
    const patience = Date.now() + 10_000;
    while (requests() < wanted && Date.now() < patience) await new Promise((resolve) => { setTimeout(resolve, 5); });
    await new Promise((resolve) => { setTimeout(resolve, Math.random() * 100); }); // at any point between two wake-ups
    const event = process.hrtime.bigint();
    process.kill(pid, signal);
    const result = await running;
    late[how].push(Number(result.ended - event) / 1e6);
    return result;
  };

  const same = (a, b) => a.key === b.key && a.verified === b.verified && a.flag === b.flag;
  const shown = ({ key, verified, flag }) => `${key?.slice(-4) ?? 'no key'}, verified ${verified}, flag ${flag}`;

  for (const withKey of [false, true]) {
    const over = withKey ? 'over a verified key' : 'where nothing was stored';

    for (const how of ways) {
      const wrong = [];
      for (const place of places) {
        const key = newKey('working');
        const { before, after } = await around(withKey, inPlace(how, place, key));
        const done = place.with === 'RELEASE_LOCK';
        // aikey restores what was there if it still can; if not, what is left must not claim too much.
        const whole = done ? after.key === key && after.verified && after.flag === '1' : same(before, after);
        const right = whole || (!['exit()', 'exception'].includes(how) && [before.key, key].includes(after.key)
          && (after.flag !== '1' || after.verified) && (after.key === key || after.verified === before.verified));
        if (!right) wrong.push(`${place.at} ${place.with}: ${shown(before)} became ${shown(after)}`);
      }
      none(`${how} in an option's callback, ${over}: nothing is stored by half`, wrong);
    }

    // PHP's time limit is a SIGPROF after so much CPU time, of which waiting takes none.
    for (const [how, signal] of [['time limit', 'SIGPROF'], ['SIGTERM', 'SIGTERM']]) {
      const wrong = [];
      for (let i = 0; i < 5; i++) {
        const { before, after, result } = await around(withKey, inSilence(signal, how));
        if (!same(before, after)) wrong.push(`${shown(before)} became ${shown(after)}`);
        if (result.text.startsWith('{')) wrong.push('it was not interrupted');
      }
      none(`${how} while the provider is silent, ${over}: all is as before`, wrong);
    }
  }

  for (const [how, times] of Object.entries(late)) {
    console.log(`# ${how}: ended after ${Math.max(...times).toFixed(0)} ms at most, ${times.length} times`);
    const bad = times.filter((ms) => !(ms >= 0 && ms <= bound));
    none(`${how} ends a test within ${bound} ms`, bad.map((ms) => `${ms.toFixed(0)} ms`));
  }
  none('no file stays open in a worker', leaks);

  const logs = ['php-fpm.log', 'errors.log', 'mariadb.log', 'standin.log', 'site/wp-content/debug.log'];
  const all = [...logs.map(log), ...texts];
  none('no log and no page holds a key', all.filter(holdsKey).map((text) => `one of ${text.length} characters`));
  const traces = ['Maximum execution time', 'Allowed memory size', 'not now', 'exited on signal 15'];
  none('the logs tell of each way that leaves a trace', traces.filter((trace) => !all.join().includes(trace)));
}
