// api_key_verified is always true to the current key, and actions report each change.
const option = 'connectors_ai_openai_api_key';
const listen = `foreach (array('aikey_verified', 'aikey_unverified') as $a) add_action($a, fn($id) => print("$a $id\\n"));`;

export default async function unlock({ ours, up, key, same, check, provider }) {
  const flag = () => ours.eval("return get_option('api_key_verified');");
  const does = (code, options) => ours.wp(['eval', `${listen} ${code}`], options);
  const works = key('working');

  await ours.eval('aikey_forget();');
  same('nothing is verified at first', await flag(), false);
  same('a key that works: aikey_verified, once', await does(`aikey_save_and_test('${works}');`), 'aikey_verified openai');
  same('api_key_verified is 1', await flag(), '1');
  same('a test that finds the same says nothing', await does('aikey_save_and_test();'), '');
  same('nor does another key that works', await does(`aikey_save_and_test('${key('incomplete')}');`), '');
  same('nor one that is refused', await does(`aikey_save_and_test('${key('invalid')}');`), '');
  await provider.stop();
  same('nor an outage', await does('aikey_save_and_test();'), '');
  await provider.start();
  same('api_key_verified is 1 still', await flag(), '1');

  same('a key that comes by another path: aikey_unverified', await does(`update_option('${option}', 'sk-another');`), 'aikey_unverified openai');
  same('api_key_verified is 0', await flag(), '0');
  check('although the row says 1', (await ours.stored('api_key_verified')) === '1', await ours.stored('api_key_verified'));
  same('the key that was tested comes back: aikey_verified', await does(`update_option('${option}', '${key('incomplete')}');`), 'aikey_verified openai');
  same('another key in the environment is another matter', await ours.eval("return get_option('api_key_verified');", { env: { OPENAI_API_KEY: works } }), '0');
  same('nobody can verify a key by hand', await ours.eval(`update_option('${option}', 'sk-another'); update_option('api_key_verified', '1'); return get_option('api_key_verified');`), '0');
  await does(`update_option('${option}', '${works}'); aikey_save_and_test();`);
  same('a key that is blocked by now: aikey_unverified', await does(`aikey_save_and_test('${key('no-credit')}', 'openai', array('replace' => true));`),
    'aikey_unverified openai');
  await does(`aikey_save_and_test('${works}');`);
  await does(`aikey_save_and_test('${key('rate-limited')}', 'openai', array('replace' => true)); update_option('${option}', '${works}');`);
  same('a key that was stored untested and is found to work: aikey_verified', await does('aikey_save_and_test();'), 'aikey_verified openai');
  same('a key that is removed: aikey_unverified', await does('aikey_forget();'), 'aikey_unverified openai');
  same('and so is one that is deleted by WordPress', await does(`aikey_save_and_test('${works}');`).then(() => does(`delete_option('${option}');`)),
    'aikey_unverified openai');
  same('one request over REST tells too', await up.rest('POST', '/aikey/v1/connectors/openai/save-and-test', { key: works })
    .then(({ json }) => json.result.api_key_verified), true);

  const tell = `foreach (array('aikey_verified', 'aikey_unverified', 'aikey_tested') as $a) add_action($a, fn($id, $status) => print("$a $id {$status['code']}\n"), 10, 2);`;
  const told = (code) => ours.wp(['eval', `${tell} ${code}`]).then((text) => text.split('\n').sort());
  await ours.eval('aikey_forget();');
  same('actions say what happened', await told(`aikey_save_and_test('${works}');`), ['aikey_tested openai connected', 'aikey_verified openai connected']);
  same('each test that finds something is announced, once', await told('aikey_save_and_test(); aikey_save_and_test();'), ['aikey_tested openai connected']);
  same('a blocked key, too', await told(`aikey_save_and_test('${key('no-credit')}', 'openai', array('replace' => true));`),
    ['aikey_tested openai insufficient_quota', 'aikey_unverified openai insufficient_quota']);
  same('what nobody tested is not', await told(`aikey_test('${works}'); update_option('aikey_verification_No such id', 1);`), ['']);
}
