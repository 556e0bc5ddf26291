// The keys that choose scenarios.
import { createHash } from 'node:crypto';
import { dialects, scenariosOf } from './dialects.mjs';

/** How a key for a scenario begins. */
export const keyPrefix = (name, connector = 'openai') => `${dialects[connector].replies.key_prefix}${name}-`;

/** A key for a scenario: always the same one, of a real key's shape. */
export function keyFor(name, connector = 'openai') {
  if (!Object.hasOwn(dialects, connector)) throw new Error(`there is no connector "${connector}", see --help`);
  if (!Object.hasOwn(scenariosOf(connector), name)) throw new Error(`there is no scenario "${name}", see --keys`);
  return keyPrefix(name, connector) + createHash('sha256').update(name).digest('base64url');
}

/** The name of the scenario that a key asks for; any key that is not ours is a wrong one. */
export function scenarioOf(key, connector = 'openai') {
  // The longest name: the key for "no-credit-null-code" begins like one for "no-credit".
  const rest = (name) => key.slice(keyPrefix(name, connector).length);
  return Object.keys(scenariosOf(connector))
    .filter((name) => key.startsWith(keyPrefix(name, connector)) && /^[\w-]{40,}$/.test(rest(name)))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), '') || 'invalid';
}

/** Every scenario of a connector, a line each: the outcome that it must lead to, a key to try it, what it does. */
export function keyTable(connector = 'openai') {
  const rows = Object.entries(scenariosOf(connector))
    .map(([name, { outcome, about }]) => [outcome, keyFor(name, connector), about]);
  const width = (column) => Math.max(...rows.map((row) => row[column].length));
  return rows.map(([outcome, key, about]) => `${outcome.padEnd(width(0))}  ${key.padEnd(width(1))}  ${about}\n`).join('');
}
