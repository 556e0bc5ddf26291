// The scenarios of replies.json, and the keys that choose them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const replies = JSON.parse(readFileSync(new URL('replies.json', import.meta.url), 'utf8'));

const prefix = (name) => `sk-proj-demo-${name}-`;

/** A key for a scenario: always the same one, of a real key's shape. */
export function keyFor(name) {
  if (!Object.hasOwn(replies.scenarios, name)) throw new Error(`there is no scenario "${name}", see --keys`);
  return prefix(name) + createHash('sha256').update(name).digest('base64url');
}

/** The name of the scenario that a key asks for; what is no key of ours is a wrong key. */
export function scenarioOf(key) {
  // The longest name: the key for "no-credit-null-code" begins like one for "no-credit".
  return Object.keys(replies.scenarios)
    .filter((name) => key.startsWith(prefix(name)) && /^[\w-]{40,}$/.test(key.slice(prefix(name).length)))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), '') || 'invalid';
}

/** Every scenario, a line each: the outcome that it must lead to, a key to try it, what it does. */
export function keyTable() {
  const rows = Object.entries(replies.scenarios).map(([name, { outcome, about }]) => [outcome, keyFor(name), about]);
  const width = (column) => Math.max(...rows.map((row) => row[column].length));
  return rows.map(([outcome, key, about]) => `${outcome.padEnd(width(0))}  ${key.padEnd(width(1))}  ${about}\n`).join('');
}
