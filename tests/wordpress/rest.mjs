// REST: aikey/v1.
import { holdsKey } from '../lib/keys.mjs';

const base = '/aikey/v1/connectors';

export default async function rest({ ours, up, key, check, same }) {
  const all = []; // every reply: none may hold a key, and each must be what its route's schema says
  const from = (server) => async (method, path, ...more) => {
    const reply = await server.rest(method, path, ...more);
    all.push({ ...reply, what: `${method} ${path}`, path });
    return reply;
  };
  const ask = from(up);
  const save = (data, id = 'openai') => ask('POST', `${base}/${id}/save-and-test`, data);

  await ours.wp(['user', 'create', 'reader', 'reader@example.com', '--role=editor', '--porcelain']);
  const reader = { user: 'reader', password: await ours.wp(['user', 'application-password', 'create', 'reader', 'test', '--porcelain']) };
  const paths = [['GET', base], ['GET', `${base}/openai`], ['POST', `${base}/openai/save-and-test`, { key: key('working') }],
    ['POST', `${base}/openai/test`, {}], ['POST', `${base}/openai/model`, { model: 'gpt-4.1' }], ['GET', `${base}/openai/models`],
    ['DELETE', `${base}/openai/key`]];
  for (const [method, path, data] of paths) {
    const nobody = await ask(method, path, data, { user: null });
    same(`${method} ${path} refuses who is not logged in`, [nobody.status, nobody.json.code], [401, 'aikey_forbidden']);
    const other = await ask(method, path, data, { user: reader });
    same(`${method} ${path} refuses who may not manage options`, [other.status, other.json.code], [403, 'aikey_forbidden']);
    check(`${method} ${path} may not be stored, refused or not`, /no-store/.test(nobody.headers['cache-control'])
      && /no-store/.test(other.headers['cache-control']), [nobody.headers, other.headers]);
  }
  same('nothing was stored by the refused', [await ours.stored('connectors_ai_openai_api_key'), await ours.stored('aikey_model_openai')], [null, null]);

  const { cookie, nonce } = await ours.eval(`
    $token = WP_Session_Tokens::get_instance( 1 )->create( time() + 600 );
    $_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( 1, time() + 600, 'logged_in', $token );
    wp_set_current_user( 1 );
    return array( 'cookie' => LOGGED_IN_COOKIE . '=' . $_COOKIE[ LOGGED_IN_COOKIE ], 'nonce' => wp_create_nonce( 'wp_rest' ) );`);
  same('a cookie alone is not enough', (await ask('GET', base, undefined, { user: null, headers: { cookie } })).status, 401);
  same('a cookie and its nonce are', (await ask('GET', base, undefined, { user: null, headers: { cookie, 'x-wp-nonce': nonce } })).status, 200);

  const list = await ask('GET', base);
  const ids = list.json.map(({ connector }) => connector);
  const known = await ours.eval("return array_keys(array_filter(aikey_connectors(), fn($one) => $one['testable']));");
  same('the list has the connectors that aikey can test first', ids.slice(0, known.length), known);
  check('and those of WordPress and of plugins, each once', ['openai', 'anthropic', 'google', 'acme-ai'].every((id) => ids.includes(id))
    && new Set(ids).size === ids.length, ids);
  same('the link to a provider\'s keys comes with its text', list.json[0].credentials_label, 'API keys at OpenAI');
  check('a list may not be stored', /no-store/.test(list.headers['cache-control']), list.headers);
  same('a connector that nobody has is not found', await ask('GET', `${base}/nobody`).then(({ status, json }) => [status, json.code]),
    [404, 'aikey_unknown_connector']);
  same('nor is one in another spelling', (await ask('GET', `${base}/OpenAI`)).status, 404);

  for (const [what, data] of [['no key', {}], ['an empty key', { key: '' }], ['too long a key', { key: 'k'.repeat(4097) }],
    ['a key that is no text', { key: ['k'] }], ['a model that is none', { key: key('working'), model: 'a b' }]]) {
    const { status, json } = await save(data);
    check(`${what} is refused with 400`, status === 400 && json.data.status === 400, json);
  }
  same('a key in the URL is refused', await ask('POST', `${base}/openai/save-and-test&key=${key('working')}`, {})
    .then(({ status, json }) => [status, json.code]), [400, 'aikey_key_in_url']);

  const rejected = await save({ key: key('invalid') });
  same('a wrong key: an outcome, nothing stored', [rejected.status, rejected.json.result.code, rejected.json.result.saved,
    rejected.json.connector.source], [200, 'invalid_key', false, 'none']);
  const working = await save({ key: ` ${key('working')}\n` });
  same('a key that works: stored and verified', [working.json.result.code, working.json.result.saved, working.json.connector.verified],
    ['connected', true, true]);
  same('it lies in the option of WordPress', (await ours.eval("return get_option('connectors_ai_openai_api_key');")), key('working'));
  const kept = await save({ key: key('no-credit') });
  same('a blocked key leaves it', [kept.json.result.code, kept.json.result.kept_previous, kept.json.connector.verified],
    ['insufficient_quota', true, true]);
  const replaced = await save({ key: key('no-credit'), replace: true });
  same('with replace it takes its place', [replaced.json.result.saved, replaced.json.connector.verified, replaced.json.connector.code],
    [true, false, 'insufficient_quota']);
  same('a test of the key in use records what it finds', await ask('POST', `${base}/openai/test`, {})
    .then(({ json }) => [json.result.code, json.connector.code]), ['insufficient_quota', 'insufficient_quota']);
  await save({ key: key('model-not-allowed'), replace: true });
  same('a test takes another model', await ask('POST', `${base}/openai/test`, { model: 'gpt-4.1' }).then(({ json }) => json.result.model), 'gpt-4.1');

  await choose({ ours, ask, save, key, check, same });
  await ask('GET', `${base}/openai`);
  await ask('POST', `${base}/openai/model`, { model: '' });
  await ask('GET', `${base}/openai/models`);

  const removed = await ask('DELETE', `${base}/openai/key`);
  same('a key is removed', [removed.json.removed, removed.json.connector.source], [true, 'none']);

  const set = await ours.serve({ env: { OPENAI_API_KEY: key('working') } });
  const beside = from(set);
  const shadowed = await beside('POST', `${base}/openai/save-and-test`, { key: key('incomplete') });
  same('with a key in the environment another is not stored', [shadowed.status, shadowed.json.result.code, shadowed.json.connector.editable,
    shadowed.json.connector.source], [200, 'shadowed', false, 'env']);
  same('but it can be tested', await beside('POST', `${base}/openai/test`, {}).then(({ json }) => [json.result.code, json.connector.verified]),
    ['connected', true]);
  await ours.eval('return aikey_forget();');

  same('no reply holds a part of a key', all.filter(({ text, headers }) => holdsKey(text + JSON.stringify(headers))).map(({ what }) => what), []);
  const schemas = await Promise.all(all.map(({ status, path }) => (status < 400 ? schemaOf(up, path) : errorSchema)));
  const wrong = await violations(ours, all.map(({ what, status, json }, i) => ({ what: `${status} ${what}`, value: json, schema: schemas[i] })));
  same('every reply is what the schema of its route says', wrong, []);
  const errors = all.filter(({ status, json }) => status >= 400 && json.data.status !== status);
  same('and every error has the status of its reply', errors.map(({ what }) => what), []);
  const schema = await schemaOf(up, `${base}/openai`);
  const broken = [{ connector: 7 }, { surplus: '' }, { connector: undefined }].map((change) => ({ what: '', value: { ...list.json[0], ...change }, schema }));
  same('(a member of another type, one too many and one that is missing are found)', (await violations(ours, broken)).length, 3);
}

/** A site's own choice of the model to test with. */
async function choose({ ours, ask, save, key, check, same }) {
  const path = `${base}/openai/model`;
  const stored = () => ours.stored('aikey_model_openai');
  const test = () => ask('POST', `${base}/openai/test`, {}).then(({ json: { result } }) => [result.code, result.model]);
  await save({ key: key('other-model-allowed'), replace: true });
  same('a default that is not to be had is replaced', await test(), ['connected', 'gpt-4.1-nano']);
  const state = () => ask('GET', `${base}/openai`).then(({ json }) => [json.chosen_model, json.default_model]);
  same('nobody has chosen a model', await state(), ['', 'gpt-4.1-nano']);
  same('giving up what nobody chose changes nothing', [(await ask('POST', path, { model: '' })).json.model, await state()], ['', ['', 'gpt-4.1-nano']]);
  same('the models that the key may use are listed', (await ask('GET', `${base}/openai/models`)).json, { models: ['gpt-4.1-nano', 'gpt-4.1'] });

  const chosen = await ask('POST', path, { model: ' gpt-4.1\n' });
  same('a model is chosen', [chosen.status, chosen.json.model, chosen.json.connector.chosen_model, await stored()],
    [200, 'gpt-4.1', 'gpt-4.1', 'gpt-4.1']);
  same('and the next test uses it', await test(), ['connected', 'gpt-4.1']);
  same('and Save & Test too', await save({ key: key('working') }).then(({ json }) => json.result.model), 'gpt-4.1');
  await save({ key: key('other-model-allowed'), replace: true });
  same('it is not loaded on every page', await ours.eval("return isset(wp_load_alloptions()['aikey_model_openai']);"), false);
  await ask('POST', path, { model: 'gpt-4o-mini' });
  same('one that was chosen is not replaced', await test(), ['model_not_allowed', 'gpt-4o-mini']);
  for (const model of ['a b', 'm'.repeat(129), '"', 'é', "x','y"]) {
    const { status, json } = await ask('POST', path, { model });
    check(`${model} is refused in words`, status === 400 && json.message.startsWith('This is not the name of a model'), json);
  }
  check('none at all is, too', (await ask('POST', path, {})).status === 400 && (await ask('POST', path, { model: ['x'] })).status === 400);
  same('what was refused changed nothing', await stored(), 'gpt-4o-mini');
  await ours.eval("return update_option('aikey_model_openai', '<b>');");
  same('what is stored and no model is not shown', (await ask('GET', `${base}/openai`)).json.chosen_model, '');
  await ask('POST', path, { model: 'gpt-4.1' });
  await test();
  same('an empty one resets', await ask('POST', path, { model: '' }).then(({ json }) => [json.model, json.connector.chosen_model]), ['', '']);
  same('to the default, whatever the key was verified with', [await state(), await test()], [['', 'gpt-4o-mini'], ['connected', 'gpt-4.1-nano']]);
  await ours.eval("return delete_option('aikey_model_openai');");
}

/** What WordPress makes of a WP_Error. */
const errorSchema = {
  type: 'object',
  properties: {
    code: { type: 'string', pattern: '^(aikey|rest)_[a-z_]+$' },
    message: { type: 'string', minLength: 1 },
    data: {
      type: 'object',
      properties: { status: { type: 'integer', minimum: 400, maximum: 599 } },
      additionalProperties: true, // of WordPress: which parameters are invalid, and why
    },
  },
  additionalProperties: false,
};

/** The schema that a route publishes; for a list, of what is in it. */
async function schemaOf(server, path) {
  const [route] = path.split('&');
  const { json } = await server.rest('OPTIONS', route);
  return route === base ? { type: 'array', items: json.schema } : json.schema;
}

/** What WordPress's own validation finds in replies, each { what, value, schema }. No member may be missing. */
function violations(site, replies) {
  const data = Buffer.from(JSON.stringify(replies)).toString('base64');
  return site.eval(`
    $whole = function ($schema) use (&$whole) {
      if (isset($schema['items'])) $schema['items'] = $whole($schema['items']);
      foreach ($schema['properties'] ?? array() as $name => $property) {
        $schema['properties'][$name] = $whole($property) + array('required' => true);
      }
      return $schema;
    };
    $schemas = json_decode(base64_decode('${data}'), true);
    $wrong = array();
    foreach (json_decode(base64_decode('${data}')) as $i => $reply) {
      $valid = rest_validate_value_from_schema($reply->value, $whole($schemas[$i]['schema']), 'reply');
      if (is_wp_error($valid)) $wrong[] = $reply->what . ': ' . $valid->get_error_message();
    }
    return $wrong;`);
}
