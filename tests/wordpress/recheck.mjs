// The daily re-check.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';

const option = 'connectors_ai_openai_api_key';

export default async function recheck({ work, ours, up, key, same, check, provider }) {
  const next = () => ours.eval("return wp_next_scheduled('aikey_daily_recheck') ?: null;");
  const from = "add_filter('wp_mail_from', fn() => 'shop@example.com');"; // PHPMailer takes no address at localhost
  const run = () => ours.eval(`${from} do_action('aikey_daily_recheck');`);
  /** Subjects of the e-mails that were sent since it was last asked. */
  let letters = '';
  const sent = () => {
    letters = existsSync(`${work}/mail`) ? readFileSync(`${work}/mail`, 'utf8').replace(/=\r?\n/g, '') : '';
    rmSync(`${work}/mail`, { force: true });
    return [...letters.matchAll(/^Subject: (.*)/gm)].map(([, subject]) => subject.trim());
  };
  const notices = (user = 1) => ours.eval(`wp_set_current_user(${user}); ob_start(); AIKey\\Alert\\show_notices(); return wp_strip_all_tags(ob_get_clean());`);
  const works = key('working');
  const site = await ours.eval("return get_option('blogname');");

  same('is off unless wanted', await next(), null);
  const on = await up.rest('POST', '/wp/v2/settings', { aikey_recheck: true });
  same('is switched on in the settings', on.json.aikey_recheck, true);
  const times = [await next()];
  const day = (time) => time > Date.now() / 1000 && time <= Date.now() / 1000 + 86401;
  for (let i = 0; i < 3; i++) times.push(await ours.eval("AIKey\\Recheck\\schedule(); return wp_next_scheduled('aikey_daily_recheck');"));
  check('within a day, at a time by chance', times.every(day) && new Set(times).size > 1, times);

  await ours.eval(`aikey_save_and_test('${works}');`);
  await ours.wp(['cron', 'event', 'run', 'aikey_daily_recheck']);
  same('leaves a key that works', [await ours.eval('return aikey_is_verified();'), await notices()], [true, '']);
  await ours.eval(`aikey_save_and_test('${key('default-model-retired')}');`);
  await run();
  same('tests a key with the model that it was verified with', await ours.eval("return array_intersect_key(aikey_status(), array('verified' => 0, 'model' => 0));"),
    { verified: true, model: 'gpt-5-mini' });
  await ours.eval(`aikey_save_and_test('${works}');`);
  await provider.stop();
  await run();
  await provider.start();
  same('an outage changes nothing', [await ours.eval('return aikey_is_verified();'), await notices()], [true, '']);
  same('and nobody gets an e-mail', sent(), []);

  // Now the same key gets another answer.
  const standin = provider.target;
  for (const [status, code, what] of [[429, 'insufficient_quota', 'no credit left'], [401, 'invalid_api_key', 'does not recognize this API key']]) {
    await ours.eval(`aikey_save_and_test('${works}');`);
    const other = http.createServer((request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: '', type: code, param: null, code } }));
    });
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
    provider.target = other.address().port;
    await run();
    await run();
    provider.target = standin;
    other.close();
    same(`${code}: no longer verified, and still stored`, [await ours.eval('return aikey_is_verified();'), await ours.stored(option)], [false, works]);
    const told = await notices();
    check(`${code}: the admin is told`, told.includes('The OpenAI API key used to work but no longer does') && told.includes(what), told);
    same(`${code}: nobody else is`, await notices(0), '');
    same(`${code}: and gets one e-mail`, sent(), [`[${site}] OpenAI API key: no longer works`]);
    check(`${code}: with the reason, and the way to the key`, letters.includes('To: admin@') && letters.includes(what)
      && letters.includes('/wp-admin/options-general.php?page=aikey#aikey-openai') && letters.includes('https://platform.openai.com/'), letters);
    await run();
    same(`${code}: the key is tested again, and when it works there is another`, [sent(), await notices(), await ours.eval('return aikey_is_verified();')],
      [[`[${site}] OpenAI API key: works again`], '', true]);
    await run();
    same(`${code}: once`, sent(), []);
  }
  const link = async () => (await ours.eval('wp_set_current_user(1); ob_start(); AIKey\\Alert\\show_notices(); return ob_get_clean();')).match(/<a href="[^"]*#aikey-openai">See the key<\/a>/)?.length;
  const fails = async (act) => {
    const other = http.createServer((request, response) => response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"code":"invalid_api_key"}}'));
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
    provider.target = other.address().port;
    await act();
    provider.target = standin;
    other.close();
  };
  await fails(() => ours.eval(`${from} add_filter('aikey_email', fn($mail, $id, $status) => array('to' => 'host@example.com', 'subject' => "$id {$status['code']}") + $mail, 10, 3); do_action('aikey_daily_recheck');`));
  same('a filter changes the e-mail', [sent(), /^To: (.*)$/m.exec(letters)?.[1].trim()], [['openai invalid_key'], 'host@example.com']);
  same('the notice leads to the card', await link(), 1);
  await ours.eval(`aikey_save_and_test('${key('no-credit')}', 'openai', array('replace' => true));`);
  same('a key that replaces it has no notice: it never worked', [await notices(), await ours.eval("return get_option('aikey_recheck_failed');")], ['', []]);
  same('nor an e-mail: who entered it saw the result', sent(), []);
  await ours.eval(`aikey_save_and_test('${works}');`);
  await fails(() => ours.eval(`${from} add_filter('aikey_email', '__return_empty_array'); aikey_save_and_test();`));
  same('a test by hand shows it too; a filter can stop the e-mail', [(await notices()) !== '', sent()], [true, []]);
  await ours.eval(`aikey_save_and_test('${works}');`);
  same('until the key works again', [await notices(), await ours.eval("return get_option('aikey_recheck_failed');")], ['', []]);

  await up.rest('POST', '/wp/v2/settings', { aikey_recheck: false });
  same('is switched off', await next(), null);
  await fails(() => ours.eval(`${from} aikey_save_and_test();`));
  same('then a key that stops working is nobody\'s business', [await notices(), sent()], ['', []]);

  const host = { ini: { 'aikey.recheck': '1' } };
  const nextByDefault = () => ours.eval("return wp_next_scheduled('aikey_daily_recheck') ?: null;", host);
  same("a site's choice counts for more than php.ini's", await nextByDefault(), null);
  await ours.eval("delete_option('aikey_recheck');");
  check('a site without one follows php.ini', day(await nextByDefault()), await nextByDefault());
  await ours.eval("update_option('aikey_recheck', false);", host);
  same('and can choose otherwise', await nextByDefault(), null);
  await ours.eval("delete_option('aikey_recheck');", host);
  check('and come back', day(await nextByDefault()));
  await run();
  same('when php.ini no longer wants it, it ends', await next(), null);
  await ours.eval('aikey_forget();');
}
