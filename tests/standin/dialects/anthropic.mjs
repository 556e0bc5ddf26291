// Anthropic: its paths, the header of its key, and what it refuses.
import { readFileSync } from 'node:fs';

const types = { 400: 'invalid_request_error', 401: 'authentication_error', 404: 'not_found_error' };

export const anthropic = {
  base: '/anthropic/v1',
  keyHeader: 'x-api-key',
  replies: JSON.parse(readFileSync(new URL('anthropic.json', import.meta.url), 'utf8')),
  endpoints: [
    { pattern: /^\/models\/(?<model>[^/]+)$/, method: 'GET', name: 'model' },
    { pattern: /^\/models$/, method: 'GET', name: 'models' },
    { pattern: /^\/messages$/, method: 'POST', name: 'generation' },
  ],

  error: (status, message) => ({
    status, body: { type: 'error', error: { type: types[status] ?? types[400], message }, request_id: 'req_{id}' },
  }),

  noKey: () => anthropic.error(401, 'x-api-key header is required'),

  headersProblem(headers) {
    const version = headers['anthropic-version'];
    if (version === undefined) return anthropic.error(400, 'anthropic-version: header is required');
    if (version !== '2023-06-01') return anthropic.error(400, `anthropic-version: "${version}" is not a valid version`);
  },

  problem(_, body) {
    if (typeof body.model !== 'string') return anthropic.error(400, 'model: Field required');
    if (!Number.isInteger(body.max_tokens)) return anthropic.error(400, 'max_tokens: Field required');
    if (body.max_tokens < 1) return anthropic.error(400, 'max_tokens: must be greater than or equal to 1');
    if (!(body.messages instanceof Array)) return anthropic.error(400, 'messages: Field required');
    if (body.messages[0]?.role !== 'user') return anthropic.error(400, 'messages: first message must use the "user" role');
  },
};
