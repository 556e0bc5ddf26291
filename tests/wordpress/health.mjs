// Site Health.
const option = 'connectors_ai_openai_api_key';

export default async function health({ ours, key, same, check }) {
  const test = (options) => ours.eval(`
    require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
    $r = call_user_func( WP_Site_Health::get_tests()['direct']['aikey']['test'] );
    return array( $r['status'], wp_strip_all_tags( $r['description'] ), $r );`, options);
  const debug = (options) => ours.eval(`
    require_once ABSPATH . 'wp-admin/includes/class-wp-debug-data.php';
    return apply_filters( 'debug_information', array() )['aikey'];`, options);
  const works = key('working');

  await ours.eval("aikey_forget(); delete_option('aikey_usage');");
  const [good, , result] = await test();
  same('without keys all is well', good, 'good');
  same('the result has what WordPress shows and knows it by', [result.test, result.label, result.badge, result.actions],
    ['aikey', 'Your AI keys are in order', { label: 'Security', color: 'blue' }, '<p><a href="http://localhost/wp-admin/options-general.php?page=aikey">Go to the AI keys</a></p>']);
  await ours.eval(`update_option('${option}', '${works}');`);
  const untested = await test();
  check('a key that was not tested', untested[0] === 'recommended' && untested[1].includes('OpenAI: This API key has not been tested yet.'), untested);
  await ours.eval('aikey_save_and_test();');
  const clear = await test();
  check('one that works but is stored in the clear', clear[0] === 'recommended' && !clear[1].includes('tested')
    && clear[1].includes('Ask your host to switch encryption on'), clear);
  const [status, text] = await test({ env: { OPENAI_API_KEY: works } });
  check('a stored key beside one from the environment', status === 'recommended' && text.includes('A key is stored in the database although'), text);
  await ours.eval(`update_option('${option}', '${key('no-credit')}'); aikey_save_and_test();`);
  const [blocked, why] = await test();
  check('a blocked key is critical, with its fix', blocked === 'critical' && why.includes('Add credit'), why);

  const { fields } = await debug();
  same('the debug section tells code and source', [fields['openai-code'].value, fields['openai-source'].value, fields.sealing.value],
    ['insufficient_quota', 'database', 'off']);
  check('and nothing of the key', !JSON.stringify(fields).includes(key('no-credit').slice(-4)), fields);
  await ours.eval('aikey_forget();');
}
