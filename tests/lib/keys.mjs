// Keys that the stand-in knows by their scenario, and a search for them in texts.
import { randomBytes } from 'node:crypto';
import { keyPrefix } from '../standin/scenarios.mjs';

const secretLength = 43;
const run = 9;
const secrets = new Set();

/** Makes holdsKey() look for a key. Only its end is secret: the beginning names its scenario. Returns the key. */
export function watched(key) {
  const secret = key.slice(-secretLength);
  for (let i = 0; i + run <= secret.length; i++) secrets.add(secret.slice(i, i + run));
  return key;
}

/** A key for a scenario: another one each time. */
export function newKey(scenario, connector) {
  return watched(keyPrefix(scenario, connector) + randomBytes(32).toString('base64url'));
}

/** Whether a text holds nine consecutive characters of any watched key. */
export function holdsKey(text) {
  for (let i = 0; i + run <= text.length; i++) if (secrets.has(text.slice(i, i + run))) return true;
  return false;
}

/** Parts of a key, so that any 17 consecutive characters of its secret end contain one of them whole. */
export function partsOf(key) {
  const secret = key.slice(-secretLength);
  return Array.from({ length: Math.floor(secret.length / run) }, (_, i) => secret.slice(i * run, (i + 1) * run));
}
