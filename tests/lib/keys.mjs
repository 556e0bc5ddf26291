// Any number of keys that the stand-in knows by their scenario, and a search for them in texts.
import { randomBytes } from 'node:crypto';
import { keyPrefix } from '../standin/scenarios.mjs';

const secretLength = 43;
const run = 9;
const secrets = new Set();

export function newKey(scenario, connector) {
  const secret = randomBytes(32).toString('base64url');
  for (let i = 0; i + run <= secretLength; i++) secrets.add(secret.slice(i, i + run));
  return keyPrefix(scenario, connector) + secret;
}

/** Whether a text holds nine consecutive characters of any key made here. */
export function holdsKey(text) {
  for (let i = 0; i + run <= text.length; i++) if (secrets.has(text.slice(i, i + run))) return true;
  return false;
}
