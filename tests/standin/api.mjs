// What OpenAI's API would answer: a request in, a reply out, no input or output of its own.
import { randomBytes } from 'node:crypto';
import { replies, scenarioOf } from './scenarios.mjs';

const endpoints = [
  { pattern: /^\/v1\/models\/(?<model>[^/]+)$/, method: 'GET', name: 'model' },
  { pattern: /^\/v1\/models$/, method: 'GET', name: 'models' },
  { pattern: /^\/v1\/responses$/, method: 'POST', name: 'generation' },
  { pattern: /^\/v1\/chat\/completions$/, method: 'POST', name: 'chat' },
];

/**
 * The reply {status, headers, body, delay_ms, send} to a request {method, path, authorization, contentType, body}.
 * `send` names a way to break the answer on its way out, see send.mjs.
 */
export function answer(request) {
  const { method, path, authorization } = request;
  if (path === '/v1/stolen') return finish({ body: { stolen: authorization !== undefined } });

  const matching = endpoints.filter(({ pattern }) => pattern.test(path));
  if (matching.length === 0) return fail(404, `Invalid URL (${method} ${path})`);
  const endpoint = matching.find((candidate) => candidate.method === method);
  if (!endpoint) return fail(405, `Invalid method for URL (${method} ${path})`, { code: 'method_not_supported' });

  const key = keyIn(authorization);
  if (!key) {
    return fail(401, "You didn't provide an API key. You need to provide your API key in an Authorization header using"
      + ' Bearer auth (i.e. Authorization: Bearer YOUR_KEY).');
  }
  const scenario = replies.scenarios[scenarioOf(key)];

  const allowed = scenario.allowed ?? replies.allowed;
  let model = decode(path.match(endpoint.pattern).groups?.model);
  let reply = replyOf(scenario, endpoint.name);
  if (method === 'POST' && reply?.status !== 401) { // a wrong key is noticed before a wrong body
    const { problem, body } = readBody(endpoint.name, request);
    if (problem) return problem;
    model = body.model;
  }
  if (!reply && model && !allowed.includes(model)) reply = scenario.unlisted ?? replies.unlisted;
  return finish({ ...replies.success[endpoint.name], ...reply }, { key, model, allowed });
}

/** The key in an Authorization header, '' where there is none. */
export function keyIn(authorization = '') {
  return authorization.match(/^Bearer +(\S+)$/i)?.[1] ?? '';
}

/** What a scenario says about an endpoint: its own reply, else that for any; chat goes the way of generation. */
function replyOf(scenario, endpoint) {
  return scenario[endpoint] ?? (endpoint === 'chat' ? scenario.generation : undefined) ?? scenario.any;
}

/** The body of a POST, or the problem that OpenAI would have with it. */
function readBody(endpoint, { contentType = '', body: text }) {
  if (!/^application\/json\b/i.test(contentType)) {
    return { problem: fail(415, `Unsupported content type '${contentType}': this URL takes application/json.`) };
  }
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = null;
  }
  if (typeof body !== 'object' || body === null || body instanceof Array) {
    return { problem: fail(400, 'We could not parse the JSON body of your request.') };
  }
  const wrong = (param, code, message) => ({ problem: fail(400, message, { param, code }) });
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
    return wrong('max_tokens', 'unsupported_parameter', `Unsupported parameter: 'max_tokens' is not supported with this`
      + ` model. Use 'max_completion_tokens' instead.`);
  }
  return { body };
}

function fail(status, message, { param = null, code = null } = {}) {
  return finish({ status, body: { error: { message, type: 'invalid_request_error', param, code } } });
}

/** Completes a reply: headers, the words in braces, the body as bytes. */
function finish({ status = 200, headers, body, ...rest }, facts = {}) {
  const words = { ...facts, id: randomBytes(16).toString('hex'), short_key: shorten(facts.key ?? '') };
  const listing = facts.allowed?.map((id) => fill(replies.success.model.body, { model: id }));
  const filled = fill(body, words, listing);
  return {
    ...rest,
    status,
    headers: fill({
      'content-type': 'application/json',
      ...replies.headers.always,
      ...(status < 300 ? replies.headers.success : {}),
      ...headers,
    }, words),
    body: Buffer.from(typeof filled === 'string' ? filled : JSON.stringify(filled, null, 2)),
  };
}

/** A value of replies.json with each {word} replaced; "{models}" as a whole is the list of models. */
function fill(value, words, listing) {
  if (value === '{models}') return listing;
  if (typeof value === 'string') return value.replace(/\{(\w+)\}/g, (braces, word) => words[word] ?? braces);
  if (value instanceof Array) return value.map((item) => fill(item, words, listing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, words, listing)]));
}

/** OpenAI's way to echo a key: eight characters, stars, four characters; a short one whole. */
function shorten(key) {
  return key.length > 12 ? key.slice(0, 8) + '*'.repeat(key.length - 12) + key.slice(-4) : key;
}

function decode(text) {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}
