// Keys that the stand-in knows by their scenario, as many as one likes, and a look at texts for what they hide.
import { randomBytes } from 'node:crypto';

const secretLength = 43;
const run = 9;
const secrets = new Set();

export function newKey(scenario, prefix = 'sk-proj-demo-') {
  const secret = randomBytes(32).toString('base64url');
  for (let i = 0; i + run <= secretLength; i++) secrets.add(secret.slice(i, i + run));
  return `${prefix}${scenario}-${secret}`;
}

/** Whether a text holds nine characters in a row of any key that was ever made here. */
export function holdsKey(text) {
  for (let i = 0; i + run <= text.length; i++) if (secrets.has(text.slice(i, i + run))) return true;
  return false;
}
