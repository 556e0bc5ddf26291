// Mistral: its paths, the header of its key, and what it refuses.
import { readFileSync } from 'node:fs';

const known = ['model', 'messages', 'max_tokens', 'temperature', 'stream'];
const problem = (type, name, msg) => ({ status: 422, body: { detail: [{ type, loc: ['body', name], msg }] } });

export const mistral = {
  base: '/mistral/v1',
  keyHeader: 'authorization',
  replies: JSON.parse(readFileSync(new URL('mistral.json', import.meta.url), 'utf8')),
  endpoints: [
    { pattern: /^\/models\/(?<model>[^/]+)$/, method: 'GET', name: 'model' },
    { pattern: /^\/models$/, method: 'GET', name: 'models' },
    { pattern: /^\/chat\/completions$/, method: 'POST', name: 'generation' },
  ],

  error: (status, message) => ({ status, body: { detail: message } }),

  noKey: () => ({ status: 401, body: { message: 'No API key found in request', request_id: '{id}' } }),

  problem(_, body) {
    const unknown = Object.keys(body).find((name) => !known.includes(name));
    if (unknown) return problem('extra_forbidden', unknown, 'Extra inputs are not permitted');
    if (typeof body.model !== 'string') return problem('missing', 'model', 'Field required');
    if (!(body.messages instanceof Array)) return problem('missing', 'messages', 'Field required');
    if (body.max_tokens !== undefined && !(Number.isInteger(body.max_tokens) && body.max_tokens >= 0)) {
      return problem('greater_than_equal', 'max_tokens', 'Input should be greater than or equal to 0');
    }
  },
};
