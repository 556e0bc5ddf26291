// The providers that the stand-in speaks as, by connector.
import { anthropic } from './dialects/anthropic.mjs';
import { google } from './dialects/google.mjs';
import { mistral } from './dialects/mistral.mjs';
import { openai } from './dialects/openai.mjs';

export const dialects = { openai, anthropic, google, mistral };

/** The scenarios of a connector: its own, and those that are the same for every provider. */
export function scenariosOf(connector) {
  const { scenarios, everywhere } = dialects.openai.replies;
  const shared = Object.fromEntries(everywhere.map((name) => [name, scenarios[name]]));
  return { ...shared, ...dialects[connector].replies.scenarios };
}

/** The key in the headers of a request, '' if there is none. */
export function keyIn(dialect, headers) {
  const value = headers[dialect.keyHeader] ?? '';
  return dialect.keyHeader === 'authorization' ? value.match(/^Bearer +(\S+)$/i)?.[1] ?? '' : value;
}

/** The connector that a path belongs to. */
export function connectorAt(path) {
  return Object.keys(dialects).find((id) => path.startsWith(`${dialects[id].base}/`)) ?? 'openai';
}
