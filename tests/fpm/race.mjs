// Many admins press Save & Test at the same time.
import { none } from '../lib/checks.mjs';
import { ask } from '../lib/fastcgi.mjs';
import { newKey } from '../lib/keys.mjs';
import { keyPrefix } from '../standin/scenarios.mjs';

const scenarios = { good: ['working', 'incomplete'], bad: ['invalid'], blocked: ['no-credit', 'spend-limit'] };

// What a round starts with, and how many test a key of each sort; `stored` tests the stored key. A round that forgets
// nothing starts with the key that the previous one has left.
const rounds = [
  { forget: true, good: 6, bad: 5, blocked: 7, stored: 2 },
  { good: 3, bad: 6, blocked: 9, stored: 2 },
  { good: 0, bad: 8, blocked: 10, stored: 2 },
  { forget: true, good: 0, bad: 6, blocked: 12, stored: 2 },
  { good: 1, bad: 3, blocked: 14, stored: 2 },
];

const any = (list) => list[Math.floor(Math.random() * list.length)];

function shuffled(list) {
  return list.map((item) => [Math.random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
}

function players(round) {
  const sorts = ['good', 'bad', 'blocked', 'stored'].flatMap((sort) => Array(round[sort]).fill(sort));
  return shuffled(sorts).map((sort) => ({ sort, key: sort === 'stored' ? undefined : newKey(any(scenarios[sort])) }));
}

/** Whether a result is possible, no matter what the others do. */
function isTrue(sort, { code, saved, kept_previous: kept, ok }) {
  switch (sort) {
    case 'good': return ok && saved && !kept;
    case 'bad': return code === 'invalid_key' && !saved && !kept;
    case 'blocked': return ['insufficient_quota', 'spend_limit'].includes(code) && saved !== kept;
    default: return ['connected', 'insufficient_quota', 'spend_limit', 'no_key'].includes(code) && !saved && !kept;
  }
}

/** Reads the state in separate requests until it is stopped. */
async function watch(to, seen, stopped) {
  while (!stopped()) {
    const { key, verified } = await to('state');
    seen.reads++;
    if (!verified) continue;
    seen.verified++;
    const isGood = scenarios.good.some((name) => key.startsWith(keyPrefix(name)));
    if (!isGood) seen.wrong.push('a key that is not good');
  }
}

export async function race(folder, count) {
  const to = (script, form, pool = 'readers') => ask(`${folder}/${pool}.sock`, `${folder}/site/${script}.php`, form);
  const seen = { reads: 0, verified: 0, wrong: [] };
  let stop = false;
  const untrue = [];
  const counts = { good: 0, bad: 0, blocked: 0, stored: 0, kept: 0 };

  await to('round', { keys: 'none', forget: 1 }); // removes what earlier checks have left
  const begin = performance.now();
  const reader = watch(to, seen, () => stop);
  for (let i = 0; i < count; i++) {
    const round = rounds[i % rounds.length];
    await to('round', { keys: round.good ? 'some good' : 'none good', ...(round.forget && { forget: 1 }) });
    await Promise.all(players(round).map(async ({ sort, key }) => {
      const result = await to('save', key && { key }, 'race');
      const { code, saved, kept_previous: kept } = result;
      if (!isTrue(sort, result)) untrue.push(`round ${i + 1}, ${sort}: ${code}, saved ${saved}, kept ${kept}`);
      if (saved) counts[sort]++;
      if (kept) counts.kept++;
    }));
  }
  const seconds = (performance.now() - begin) / 1000;
  stop = true;
  await reader;
  const history = await to('history');
  const last = await to('state');

  console.log(`# ${count} rounds, ${count * 20} tests in ${seconds.toFixed(1)} s; stored ${counts.good} good and`
    + ` ${counts.blocked} blocked keys, kept the verified one ${counts.kept} times;`
    + ` ${history.states} states, ${seen.reads} reads, ${seen.verified} of them verified`);
  const inRounds = (what) => {
    const found = history.wrong[what] ?? [];
    const summary = `not so ${found.length} times, in ${new Set(found).size} rounds, the first is ${found[0]}`;
    return found.length ? [summary] : [];
  };
  none('every result is true', untrue);
  none('at every moment a reader finds only a good key verified', seen.wrong);
  none('in every state only a good key is verified', inRounds('only a good key is verified'));
  none('in every state the flag is up only for a verified key', inRounds('the flag is up only for a verified key'));
  none('a verified key gives way only to a good one', inRounds('a verified key gives way only to a good one'));
  none('a rejected key is never stored', inRounds('a rejected key is never stored'));
  none('after every round key, record and flag belong together', inRounds('key, record and flag belong together'));
  none('after every round a good key is verified where there was one', inRounds('a good key wins where there is one'));
  none('nothing of that is vacuous', [
    ...(history.rounds === count + 1 ? [] : [`${history.rounds} rounds in the history`]),
    ...(history.last === (last.key ?? '') ? [] : ['the history does not end with what is stored']),
    ...(counts.good && counts.blocked && counts.kept ? [] : ['no key was stored, or none kept']),
    ...(seen.verified ? [] : ['no reader found a verified key']),
  ]);
}
