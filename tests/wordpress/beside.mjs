// Beside what others wrote: Akismet, a plugin that does what Gutenberg's does, other providers, and services of other kinds.
import { keyring } from './seal.mjs';

const settings = '/wp/v2/settings';
const option = 'connectors_ai_openai_api_key';
const acme = 'connectors_ai_acme_ai_api_key';
const mask = (text) => '•'.repeat(Math.min(text.length - 4, 16)) + text.slice(-4);
const isSealed = (value) => /^aikey1:/.test(value ?? '');

export default async function beside(context) {
  const { work } = context;
  const site = await context.site('beside', { 'aikey.keyring': keyring(work, 'beside.keyring') })
    .make({ plugins: ['test-situations.php', 'test-provider.php', 'test-connectors.php', 'aikey'] });
  const here = { ...context, site, up: await site.serve() };
  try {
    await akismet(here);
    await otherServices(here);
    await providers(here);
    await schemas(here);
    await severalKeys(here);
    await validators(here);
    await forms(here);
    await early(here);
  } finally {
    site.end();
  }
}

/** It validates what a reply shows of its key, and stores '' if that is not one. */
async function akismet({ site, up, key, same }) {
  const own = 'a1b2c3d4e5f6';
  await site.wp(['plugin', 'activate', 'akismet', 'test-akismet-server.php']);
  await site.eval(`update_option('wordpress_api_key', '${own}'); aikey_save_and_test('${key('working')}');`);
  const title = await up.rest('POST', settings, { title: 'Beside Akismet' });
  same("a POST of the title leaves Akismet's key", [title.status, await site.stored('wordpress_api_key'), title.json.wordpress_api_key],
    [200, own, mask(own)]);
  same('and ours', [await site.eval(`return get_option('${option}');`), title.json[option]], [key('working'), mask(key('working'))]);
  const saved = await up.rest('POST', settings, { wordpress_api_key: 'f6e5d4c3b2a1' });
  same("Akismet's key is saved as without the plugin", [saved.status, await site.stored('wordpress_api_key')], [200, 'f6e5d4c3b2a1']);
  await up.rest('POST', settings, { wordpress_api_key: 'too short' });
  same('and refused by Akismet alone', await site.stored('wordpress_api_key'), '');
  await site.wp(['plugin', 'deactivate', 'akismet', 'test-akismet-server.php']);
}

/** Their keys have forms of their own, and nobody here knows how to test them. */
async function otherServices({ site, up, same }) {
  for (const own of ['user:pass word 123456', 'a...b-0123456789', '***not a mask***']) {
    const { status } = await up.rest('POST', settings, { acme_api_key: own });
    same(`another service's key "${own}" is stored as it is`, [status, await site.stored('acme_api_key')], [200, own]);
  }
  same('and has no card', (await up.rest('GET', '/aikey/v1/connectors')).json.some(({ connector }) => connector === 'acme'), false);
  same('and is not guarded', await site.eval("return array(has_filter('option_acme_api_key'), has_filter('pre_update_option_acme_api_key'));"), [false, false]);
  await site.eval("delete_option('acme_api_key');");
}

/** Providers whose key is sent otherwise than core sends keys, or not at all. */
async function providers({ site, up, key, same }) {
  await site.wp(['plugin', 'activate', 'test-more-providers.php']);
  await site.eval(`update_option('local_ai_key', 'local-secret-1234567890'); update_option('connectors_ai_own_ai_api_key', 'own-secret-1234567890');`);
  same('a provider without authentication is no fatal error', (await up.request('GET', '/')).status, 200);
  same("a provider's own kind of authentication stays",
    await site.eval("return get_class(WordPress\\AiClient\\AiClient::defaultRegistry()->getProviderRequestAuthentication('own-ai'));"),
    'AIKey\\TestMoreProviders\\OwnAuthentication');
  const twin = 'twin-secret-1234567890';
  await site.eval(`aikey_save_and_test('${twin}', 'twin-two');`);
  same('a key of two connectors is read for both', await site.eval("return array(aikey_resolve('twin-one'), aikey_resolve('twin-two'), get_option('twins_api_key'));"),
    [twin, twin, twin]);
  same('and stored sealed', isSealed(await site.stored('twins_api_key')), true);
  await site.eval("delete_option('twins_api_key'); delete_option('local_ai_key'); delete_option('connectors_ai_own_ai_api_key');");
  await site.wp(['plugin', 'deactivate', 'test-more-providers.php']);
}

/** A setting may demand a form that a mask does not have. */
async function schemas({ site, up, key, same }) {
  const server = await site.serve({ env: { AIKEY_TEST_SCHEMA: 'yes' } });
  const works = key('working');
  await site.eval(`aikey_save_and_test('${works}');`);
  const { json } = await server.rest('GET', settings);
  same('a setting with a schema of its own shows the mask', json[option], mask(works));
  for (const [what, back] of [['null', null], ['its mask', mask(works)]]) {
    const reply = await server.rest('POST', settings, { [option]: back, title: `Back came ${what}` });
    same(`${what} sent back keeps the key`, [reply.status, reply.json.title, await site.eval(`return get_option('${option}');`)],
      [200, `Back came ${what}`, works]);
  }
  const { json: fields } = await up.rest('GET', `${settings}&_fields=title`);
  same('who asks for the title gets the title', Object.keys(fields), ['title']);
  const inside = await site.eval(`wp_set_current_user(1); return rest_do_request(new WP_REST_Request('GET', '${settings}'))->get_data()['${option}'];`);
  same('a request made in PHP shows the mask', inside, mask(works));
}

/** All or none. */
async function severalKeys({ site, up, key, same }) {
  const [works, other] = [key('working'), key('incomplete')];
  const state = () => site.eval(`return array_map('get_option', array('${option}', '${acme}', 'blogname'));`);
  await site.eval(`aikey_forget(); delete_option('${acme}'); update_option('blogname', 'Before');`);
  const refused = await up.rest('POST', settings, { [acme]: 'acme-secret-1234567890', [option]: key('invalid'), title: 'After' });
  same('of two keys with a wrong one none is stored', [refused.status, await state()], [400, ['', '', 'Before']]);
  const both = await up.rest('POST', settings, { [acme]: 'acme-secret-1234567890', [option]: works, title: 'After' });
  same('two good ones are', [both.status, await state()], [200, [works, 'acme-secret-1234567890', 'After']]);
  const removal = await up.rest('POST', settings, { [acme]: '', [option]: key('invalid') });
  same('a wrong key leaves the one that was to be removed', [removal.status, await state()], [400, [works, 'acme-secret-1234567890', 'After']]);
  for (const first of [other, '']) {
    const half = await up.rest('POST', settings, { [option]: first, [acme]: 'not a key at all' });
    same(`a key that is refused last undoes ${first ? 'one that is stored' : 'a removal'} before it`, [half.status, await state()],
      [400, [works, 'acme-secret-1234567890', 'After']]);
  }
  await site.eval(`add_option('test_refuses', '${acme}');`);
  const broken = await up.rest('POST', settings, { [option]: other, [acme]: 'acme-another-1234567890' });
  same('what was written is put back if a write fails', [broken.status, await state(), await site.eval('return aikey_is_verified();')],
    [500, [works, 'acme-secret-1234567890', 'After'], true]);
  await site.eval("delete_option('test_refuses');");
  const last = await up.rest('POST', settings, { [acme]: '', [option]: other });
  same('a good one is stored, and the other one goes', [last.status, await state()], [200, [other, '', 'After']]);
}

/** Whatever their name, and whenever they run. */
async function validators({ site, up, key, same }) {
  await site.wp(['plugin', 'activate', 'test-validators.php']);
  const works = key('working');
  const keys = () => site.eval(`return array_map('get_option', array('${option}', '${acme}'));`);
  await site.eval(`aikey_save_and_test('${works}'); update_option('${acme}', 'acme-secret-1234567890');`);
  for (const erases of ['', '1']) {
    const who = erases ? 'a callback that erases in any way' : "a validator in core's place";
    await site.eval(`update_option('test_erases', '${erases}');`);
    const title = await up.rest('POST', settings, { title: 'Beside a validator' });
    same(`${who} erases no key at a POST of the title`, [title.status, await keys(), title.json[option]], [200, [works, 'acme-secret-1234567890'], mask(works)]);
    const saved = await up.rest('POST', settings, { [option]: key('incomplete') });
    same(`nor one that was just saved`, [saved.status, (await keys())[0], saved.json[option]], [200, key('incomplete'), mask(key('incomplete'))]);
    await site.eval(`aikey_save_and_test('${works}');`);
    same('and it is verified', await site.eval('return aikey_is_verified();'), true);
    const removed = await up.rest('POST', settings, { [option]: '' });
    same('who asks for it removes a key', [removed.status, (await keys())[0] || ''], [200, '']);
    await site.eval(`aikey_save_and_test('${works}');`);
  }
  await site.eval("delete_option('test_erases');");
  await site.wp(['plugin', 'deactivate', 'test-validators.php']);
}

/** Forms of the Settings API post back what they showed, which is '' if a key does not open. */
async function forms({ site, key, same }) {
  await site.eval(`aikey_save_and_test('${key('working')}');`);
  const sealed = await site.stored(option);
  const closed = { ini: { 'aikey.keyring': '/nowhere/at/all' } };
  same("a form that shows '' keeps the key", await site.eval(`update_option('${option}', get_option('${option}')); return get_option('${option}');`, closed), '');
  same('so that it is there with the keyring', [await site.stored(option), await site.eval(`return get_option('${option}');`)], [sealed, key('working')]);
  const server = await site.serve(closed);
  await server.request('GET', '/');
  await server.request('GET', '/');
  same('a page view does not complain about it', server.log.match(/aikey_resolve/g), null);
}

/** Before plugins have registered their connectors. */
async function early({ site, same }) {
  await site.eval(`update_option('${acme}', 'acme-secret-1234567890');`);
  same('a registered key is stored sealed', isSealed(await site.stored(acme)), true);
  same('and read as the key by whoever asks early',
    await site.eval("return $GLOBALS['test_early'];"), 'acme-secret-1234567890');
}
