// What WordPress 7.1.1 does wrong with keys, and that the plugin prevents it.
import { holdsKey } from '../lib/keys.mjs';

const settings = '/wp/v2/settings';
const option = 'connectors_ai_openai_api_key';
const mask = (text) => '•'.repeat(Math.min(text.length - 4, 16)) + text.slice(-4);

export default async function guard(context) {
  const { plain, ours, provider, empty, busy, key } = context;
  const servers = {};
  for (const [name, env] of Object.entries({ up: {}, empty, busy })) {
    servers[name] = { plain: await plain.serve({ env }), ours: await ours.serve({ env }) };
  }
  const both = { ...context, servers };
  await failures(both, 'a provider that does not answer in time', 'up', key('silent'));
  await failures(both, 'a 429', 'busy', key('rate-limited'));
  await failures(both, 'a 500', 'up', key('server-error'));
  await failures(both, 'a list of no models', 'empty', key('working'));
  await failures(both, 'an outage', 'up', key('working'), provider);
  await untouched(both);
  await masks(both);
  await spellings(both);
  await otherConnectors(both);
  await modelLists(both);
}

/** Stores a key. On the site with the plugin it is also tested. */
async function put(site, value) {
  await site.eval(`delete_option('${option}'); delete_option('aikey_verification_openai');`);
  if (value === null) return;
  await site.eval(`update_option('${option}', '${value}'); function_exists('AIKey\\\\load') && aikey_save_and_test();`);
}

/** A failure of the provider, during a POST of something else and during a POST of a key. */
async function failures({ plain, ours, servers, key, same, check }, what, where, bad, provider) {
  const { [where]: server } = servers;
  const works = key('incomplete');
  const post = async (to, data) => { // an outage lasts as long as the request
    await provider?.stop();
    const reply = await to.rest('POST', settings, data);
    await provider?.start();
    return reply;
  };
  await put(plain, bad);
  const other = await post(server.plain, { title: 'Another title' });
  same(`WordPress: ${what} erases the key at a POST of the title`, [other.status, await plain.stored(option)], [200, '']);
  const posted = await post(server.plain, { [option]: bad });
  same(`WordPress: ${what} erases the key that is posted`, [posted.status, await plain.stored(option)], [200, '']);

  await put(ours, bad);
  const title = await post(server.ours, { title: 'Another title' });
  same(`aikey: ${what} leaves the key at a POST of the title`, [title.status, title.json.title, title.json[option], await ours.stored(option)],
    [200, 'Another title', mask(bad), bad]);
  await put(ours, null);
  const first = await post(server.ours, { [option]: bad });
  same(`aikey: ${what} leaves the key that is posted`, [first.status, first.json[option], await ours.stored(option)], [200, mask(bad), bad]);

  await put(ours, works);
  const second = await post(server.ours, { [option]: bad, title: 'Not this one' });
  const title2 = await ours.eval("return get_option('blogname');");
  if (where === 'empty') { // the key works even if there are no models to list
    same(`aikey: ${what} is no reason to refuse a key`, [second.status, await ours.stored(option), title2], [200, bad, 'Not this one']);
    return;
  }
  same(`aikey: ${what} leaves a verified key, and the reply says so`, [second.status, second.json.data?.kept_previous,
    await ours.stored(option), await ours.eval('return aikey_is_verified();'), title2], [409, true, works, true, 'Another title']);
  check(`aikey: that reply to ${what} does not hold the key`, !second.text.includes(bad), second.text);
}

/** A request that neither contains the key nor asks for it. */
async function untouched({ plain, ours, servers: { up }, key, same }) {
  const bad = key('server-error');
  for (const site of [plain, ours]) await put(site, bad);
  for (const server of [up.plain, up.ours]) await server.rest('POST', `${settings}&_fields=title`, { title: 'A title alone' });
  same('WordPress: a POST that asks for the title alone erases the key', await plain.stored(option), '');
  same('aikey: it does not', await ours.stored(option), bad);
}

async function masks({ plain, ours, servers: { up }, key, same }) {
  const works = key('working');
  await put(plain, works);
  await up.plain.rest('POST', settings, { [option]: mask(works) });
  same('WordPress: a mask posted back erases the key', await plain.stored(option), '');

  await put(ours, works);
  const back = await up.ours.rest('POST', settings, { [option]: mask(works), title: 'With a mask' });
  same('aikey: a mask posted back leaves the key, and what is posted with it counts',
    [back.status, back.json[option], back.json.title, await ours.stored(option)], [200, mask(works), 'With a mask', works]);
  await ours.eval(`update_option('${option}', '${mask(works)}');`);
  same('aikey: so does a mask that PHP stores', await ours.stored(option), works);

  const wrong = await up.ours.rest('POST', settings, { [option]: key('invalid'), title: 'Not this one' });
  same('aikey: a wrong key is refused with what is posted with it',
    [wrong.status, wrong.json.code, await ours.stored(option), await ours.eval("return get_option('blogname');")],
    [400, 'aikey_invalid_key', works, 'With a mask']);
  for (const [what, value] of [["''", ''], ['null', null]]) {
    await put(ours, works);
    const removed = await up.ours.rest('POST', settings, { [option]: value });
    same(`aikey: ${what} removes the key`, [removed.status, removed.json[option], await ours.stored(option)], [200, '', null]);
  }
}

/** Methods and spellings that core does not expect. */
async function spellings({ plain, ours, servers: { up }, key, same, check }) {
  const [works, wrong] = [key('working'), key('invalid')];
  const paths = [settings, '/wp/v2/Settings', '/WP/v2/settings', `${settings}/`, `${settings}%0A`];
  await put(plain, works);
  await put(ours, works);
  const raw = [];
  for (const path of paths) if ((await up.plain.rest('GET', path)).text.includes(works)) raw.push(path);
  same('WordPress: GET shows the key in another spelling', raw.slice(0, 2), ['/wp/v2/Settings', '/WP/v2/settings']);
  for (const path of paths) {
    const { status, json, text } = await up.ours.rest('GET', path);
    check(`aikey: GET ${path} shows the mask`, status === 200 && json[option] === mask(works) && !holdsKey(text), text);
  }
  const inside = `wp_set_current_user(1); return rest_do_request('${settings}')->get_data()['${option}'];`;
  same('WordPress: a request of PHP shows the key', await plain.eval(inside), works);
  same('aikey: a request of PHP shows the mask', await ours.eval(inside), mask(works));
  const fields = await up.ours.rest('GET', `${settings}&_fields=${option}&_envelope=1`);
  same('aikey: so do fields and envelope', fields.json.body, { [option]: mask(works) });
  const batch = await up.ours.rest('POST', '/batch/v1', { requests: [{ method: 'POST', path: settings, body: { title: 'Batch' } }] });
  check('aikey: and a batch shows no key', !holdsKey(batch.text), batch.text);

  for (const [what, method, path, headers] of [
    ['PATCH', 'PATCH', settings, {}],
    ['an override of the method', 'POST', settings, { 'x-http-method-override': 'PATCH' }],
    ['another spelling', 'POST', '/wp/v2/Settings', {}],
  ]) {
    await put(plain, works);
    await up.plain.rest(method, path, { [option]: wrong }, { headers });
    same(`WordPress: ${what} stores a wrong key untested`, await plain.stored(option), wrong);
  }
  for (const [what, method, path, headers] of [
    ['POST', 'POST', settings, {}],
    ['PUT', 'PUT', settings, {}],
    ['PATCH', 'PATCH', settings, {}],
    ['an override of the method', 'POST', settings, { 'x-http-method-override': 'PATCH' }],
    ['another spelling', 'POST', '/wp/v2/Settings', {}],
    ['_method', 'POST', `${settings}&_method=PUT`, {}],
  ]) {
    const reply = await up.ours.rest(method, path, { [option]: wrong }, { headers });
    same(`aikey: ${what} tests the key`, [reply.status, reply.json.code, await ours.stored(option)], [400, 'aikey_invalid_key', works]);
  }
  const own = `wp_set_current_user(1); $r = new WP_REST_Request('POST', '${settings}'); $r->set_param('${option}', '${wrong}');
    return rest_do_request($r)->get_status();`;
  same('aikey: a request of PHP tests the key', [await ours.eval(own), await ours.stored(option)], [400, works]);
}

/** Other services' keys and application passwords stay as in core; AI connectors of plugins are guarded. */
async function otherConnectors({ ours, servers: { up }, provider, same, check }) {
  const secret = 'acme-0123456789-secret';
  const stored = await up.ours.rest('POST', settings, { acme_api_key: secret, acme_login: { username: 'me', password: 'pass word' } });
  same("a plugin's service takes its key untested", [stored.status, stored.json.acme_api_key, await ours.stored('acme_api_key')],
    [200, mask(secret), secret]);
  const { json, text } = await up.ours.rest('GET', settings);
  check('core masks it, and an application password', json.acme_api_key === mask(secret)
    && json.acme_login.username === 'me' && json.acme_login.password === '•'.repeat(16) && !text.includes(secret), json);
  await up.ours.rest('POST', settings, { acme_login: { username: 'you', password: '•'.repeat(16) } });
  same("an application password's mask leaves it", await ours.eval("return get_option('acme_login');"), { username: 'you', password: 'pass word' });
  await up.ours.rest('POST', settings, { acme_login: { username: '', password: '' } });
  same('an application password is removed as ever', await ours.eval("return get_option('acme_login');"), { username: '', password: '' });

  const ai = 'connectors_ai_acme_ai_api_key';
  await provider.stop();
  await up.ours.rest('POST', settings, { [ai]: secret });
  await up.ours.rest('POST', settings, { title: 'Once more' });
  await provider.start();
  same("a plugin's AI connector keeps its key too", await ours.stored(ai), secret);
  await ours.eval(`foreach (array('acme_api_key', 'acme_login', '${ai}') as $one) delete_option($one);`);
}

/** The AI client caches a list of models no matter for which key. */
async function modelLists({ plain, ours, key, same }) {
  const valid = (one) => `_wp_connectors_is_ai_api_key_valid('${key(one)}', 'openai')`;
  same('WordPress: after a good key a wrong one validates', await plain.eval(`return array(${valid('working')}, ${valid('invalid')});`), [true, true]);
  same('aikey: it does not', await ours.eval(`return array(aikey_test('${key('working')}')['code'], aikey_test('${key('invalid')}')['code']);`),
    ['connected', 'invalid_key']);
}
