// OpenAI: its paths, the header of its key, and what it refuses.
import { readFileSync } from 'node:fs';

export const openai = {
  base: '/v1',
  keyHeader: 'authorization',
  replies: JSON.parse(readFileSync(new URL('openai.json', import.meta.url), 'utf8')),
  endpoints: [
    { pattern: /^\/models\/(?<model>[^/]+)$/, method: 'GET', name: 'model' },
    { pattern: /^\/models$/, method: 'GET', name: 'models' },
    { pattern: /^\/responses$/, method: 'POST', name: 'generation' },
    { pattern: /^\/chat\/completions$/, method: 'POST', name: 'chat' },
  ],

  error: (status, message, { param = null, code = null } = {}) =>
    ({ status, body: { error: { message, type: 'invalid_request_error', param, code } } }),

  noKey: () => openai.error(401, "You didn't provide an API key. You need to provide your API key in an Authorization"
    + ' header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).'),

  /** What is wrong with the body of a POST, if anything. */
  problem(endpoint, body) {
    const wrong = (param, code, message) => openai.error(400, message, { param, code });
    const missing = (param) => wrong(param, 'missing_required_parameter', `Missing required parameter: '${param}'.`);
    const wrongType = (param, type) => wrong(param, 'invalid_type', `Invalid type for '${param}': expected ${type}.`);

    const input = endpoint === 'chat' ? 'messages' : 'input';
    if (body.model === undefined) return missing('model');
    if (typeof body.model !== 'string') return wrongType('model', 'a string');
    if (body[input] === undefined) return missing(input);
    if (body.store !== undefined && typeof body.store !== 'boolean') return wrongType('store', 'a boolean');
    const limit = body.max_output_tokens;
    if (limit !== undefined && !Number.isInteger(limit)) return wrongType('max_output_tokens', 'an integer');
    if (limit < 16) {
      return wrong('max_output_tokens', 'integer_below_min_value', `Invalid 'max_output_tokens': integer below minimum`
        + ` value. Expected a value >= 16, but got ${limit} instead.`);
    }
    if (body.max_tokens !== undefined && /^(o\d|gpt-5)/.test(body.model)) {
      return wrong('max_tokens', 'unsupported_parameter', `Unsupported parameter: 'max_tokens' is not supported with`
        + ` this model. Use 'max_completion_tokens' instead.`);
    }
  },
};
