// Google's Gemini API: its paths, the header of its key, and what it refuses.
import { readFileSync } from 'node:fs';

const statuses = { 400: 'INVALID_ARGUMENT', 403: 'PERMISSION_DENIED', 404: 'NOT_FOUND' };

export const google = {
  base: '/google/v1beta',
  keyHeader: 'x-goog-api-key',
  replies: JSON.parse(readFileSync(new URL('google.json', import.meta.url), 'utf8')),
  endpoints: [
    { pattern: /^\/models\/(?<model>[^/:]+)$/, method: 'GET', name: 'model' },
    { pattern: /^\/models$/, method: 'GET', name: 'models' },
    { pattern: /^\/models\/(?<model>[^/:]+):generateContent$/, method: 'POST', name: 'generation' },
  ],

  error: (status, message) =>
    ({ status, body: { error: { code: status, message, status: statuses[status] ?? statuses[400] } } }),

  noKey: () => google.error(403, "Method doesn't allow unregistered callers (callers without established identity)."
    + ' Please use API Key or other form of API consumer identity to call this API.'),

  problem(_, body) {
    for (const name of Object.keys(body)) {
      if (name === 'contents' || name === 'generationConfig') continue;
      return google.error(400, `Invalid JSON payload received. Unknown name "${name}": Cannot find field.`);
    }
    if (!(body.contents?.[0]?.parts instanceof Array)) {
      return google.error(400, '* GenerateContentRequest.contents: contents is not specified');
    }
    const limit = body.generationConfig?.maxOutputTokens;
    if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
      return google.error(400, `* GenerateContentRequest.generation_config.max_output_tokens: max_output_tokens must be`
        + ' positive.');
    }
  },
};
