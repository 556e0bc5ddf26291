// What a provider's API would answer: a request in, a reply out, without any I/O.
import { randomBytes } from 'node:crypto';
import { connectorAt, dialects, keyIn, scenariosOf } from './dialects.mjs';
import { replyFor } from './replies.mjs';
import { scenarioOf } from './scenarios.mjs';

/**
 * The reply {status, headers, body, delay_ms, send} to a request {method, path, headers, body, revoked}.
 * `revoked`: its key was a good one once.
 * `send` names a way to break the answer on its way out, see send.mjs.
 */
export function answer(request) {
  const { method, path, headers, revoked } = request;
  const connector = connectorAt(path);
  const dialect = dialects[connector];
  const { replies } = dialect;
  const key = keyIn(dialect, headers);
  const done = (reply, facts) => finish(replies, reply, facts);
  if (path === '/v1/stolen') {
    return done({ body: { stolen: Object.values(dialects).some(({ keyHeader }) => keyHeader in headers) } });
  }

  const below = path.slice(dialect.base.length);
  const matching = dialect.endpoints.filter(({ pattern }) => pattern.test(below));
  if (matching.length === 0) return done(dialect.error(404, `Invalid URL (${method} ${path})`));
  const endpoint = matching.find((candidate) => candidate.method === method);
  if (!endpoint) {
    return done(dialect.error(405, `Invalid method for URL (${method} ${path})`, { code: 'method_not_supported' }));
  }
  if (!key) return done(dialect.noKey());
  const given = replyFor(key, replies.key_prefix);
  if (given) return given;

  const scenario = scenariosOf(connector)[revoked ? 'invalid' : scenarioOf(key, connector)];
  const allowed = scenario.allowed ?? replies.allowed;
  let model = decode(below.match(endpoint.pattern).groups?.model);
  let reply = replyOf(scenario, endpoint.name);
  const refusesKey = reply?.status === scenariosOf(connector).invalid.any.status;
  if (!refusesKey) { // a wrong key is rejected before a wrong request
    const { problem, body } = readRequest(dialect, endpoint.name, request);
    if (problem) return done(problem);
    model ??= body?.model;
  }
  const usable = (method === 'POST' && scenario.generates) || allowed;
  if (!reply && model && !usable.includes(model)) reply = scenario.unlisted ?? replies.unlisted;
  return done({ ...replies.success[endpoint.name], ...reply }, { key, model, allowed });
}

/** A scenario's reply at an endpoint: its own, else that for any. Chat follows generation. */
function replyOf(scenario, endpoint) {
  return scenario[endpoint] ?? (endpoint === 'chat' ? scenario.generation : undefined) ?? scenario.any;
}

/** The body of a POST, or the reply to a request that the provider would refuse. */
function readRequest(dialect, endpoint, { method, headers, body: text }) {
  const ofHeaders = dialect.headersProblem?.(headers);
  if (ofHeaders) return { problem: ofHeaders };
  if (method !== 'POST') return {};
  const contentType = headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(contentType)) {
    return { problem: dialect.error(415, `Unsupported content type '${contentType}': this URL takes application/json.`) };
  }
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = null;
  }
  if (typeof body !== 'object' || body === null || body instanceof Array) {
    return { problem: dialect.error(400, 'We could not parse the JSON body of your request.') };
  }
  return { problem: dialect.problem(endpoint, body), body };
}

/** Completes a reply: adds headers, fills in the words in braces, turns the body into bytes. */
function finish(replies, { status = 200, headers, body, ...rest }, facts = {}) {
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

/** A value of the replies with each {word} replaced; "{models}" as a whole is the list of models. */
function fill(value, words, listing) {
  if (value === '{models}') return listing;
  if (typeof value === 'string') return value.replace(/\{(\w+)\}/g, (braces, word) => words[word] ?? braces);
  if (value instanceof Array) return value.map((item) => fill(item, words, listing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, words, listing)]));
}

/** A key as OpenAI echoes it: eight characters, stars, four characters; a short one in full. */
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
