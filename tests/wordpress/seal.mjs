// Keys are stored sealed, and everyone who reads the option gets the key. The numbers refer to the known traps of option
// filters.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { holdsKey } from '../lib/keys.mjs';

const option = 'connectors_ai_openai_api_key';
const isSealed = (value) => /^aikey1:/.test(value ?? '');

/** Writes a keyring with these keys, or with a new one. Returns its path. */
export function keyring(work, name, keys = [randomBytes(32).toString('base64')]) {
  const file = `${work}/${name}`;
  writeFileSync(file, keys.map((one) => `${one}\n`).join(''), { mode: 0o600 });
  return file;
}

const health = (site, options) => site.eval(`require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
  return call_user_func(WP_Site_Health::get_tests()['direct']['aikey']['test'])['status'];`, options);

export default async function seal(context) {
  const { work, key, same, check } = context;
  const first = keyring(work, 'first.keyring');
  const site = await context.site('sealed', { 'aikey.keyring': first }).make({ plugins: ['test-provider.php', 'test-connectors.php', 'aikey'] });
  const up = await site.serve();
  const here = { ...context, site, up, first };
  try {
    await saved(here);
    await traps(here);
    await unreadable(here);
    await rotation(here);
    await others(here);
    await comingAndGoing(here);
  } finally {
    site.end();
  }

  check('(this finds a part of a key)', holdsKey(`x${key('working').slice(-20, -10)}x`));
  const log = `${site.folder}/wp-content/debug.log`;
  same('no log of it all holds a key', [readFileSync(log, { encoding: 'utf8', flag: 'a+' }), up.log].filter(holdsKey), []);
}

async function saved({ plain, site, up, key, same, check }) {
  const works = key('working');
  await plain.eval(`update_option('${option}', '${works}');`);
  same('WordPress: a key is stored in the clear, and loaded by every request',
    await plain.eval(`return wp_load_alloptions(true)['${option}'];`), works);
  const { json } = await up.rest('POST', '/aikey/v1/connectors/openai/save-and-test', { key: works });
  same('aikey: Save & Test stores a key sealed', [json.result.saved, json.connector.sealed, json.connector.verified, isSealed(await site.stored(option))],
    [true, true, true, true]);
  same('get_option() gives the key', await site.eval(`return get_option('${option}');`), works);
  same('aikey_resolve() gives the key', await site.eval('return aikey_resolve();'), works);
  same('the AI client gets the key', await site.eval("return wp_ai_client_prompt('Say OK.')->using_provider('openai')->generate_text();"), 'OK');
  const dump = execFileSync('cat', [`${site.folder}/wp-content/database/.ht.sqlite`], { maxBuffer: 2 ** 28 });
  check("the database's file does not hold it", !holdsKey(dump.toString('latin1')) && dump.includes('aikey1:'));
  same('and Site Health has nothing to say', await health(site), 'good');
  const { json: settings } = await up.rest('GET', '/wp/v2/settings');
  same('settings over REST show its mask', settings[option], json.connector.masked_key);
}

async function traps({ site, up, key, same, check }) {
  const works = key('working');
  const last = () => site.eval(`return get_option('${option}');`);

  await site.eval(`delete_option('${option}'); add_option('${option}', '${works}');`);
  same('1: add_option() writes in the clear', await site.stored(option), works);
  same('1: who reads it gets the key', await last(), works);
  check('1: and it is sealed after that', isSealed(await site.stored(option)));
  const before = await site.stored(option);
  await last();
  same('9: once: the next requests leave it', await site.stored(option), before);
  same('9: however often it is read', await site.eval(`$all = array(); for ($i = 0; $i < 1000; $i++) $all[get_option('${option}')] = true; return array_keys($all);`), [works]);

  same('2: the same key saved again is no change', await site.eval(`return update_option('${option}', '${works}');`), false);
  same('2: and writes nothing', await site.stored(option), before);
  const seen = await site.eval(`$seen = array();
    add_action('update_option_${option}', function ($old, $new) use (&$seen) { $seen = array($old, aikey_is_sealed($new), get_option('${option}')); }, 10, 2);
    update_option('${option}', '${key('incomplete')}'); return $seen;`);
  same('3: who listens gets the old key, the new one sealed, and the new one where it asks', seen, [works, true, key('incomplete')]);

  const sealed = await site.stored(option);
  await site.eval(`update_option('${option}', '${sealed}');`);
  same('4: what is sealed is not sealed twice', [await site.stored(option), await last()], [sealed, key('incomplete')]);
  await site.eval(`update_option('${option}', '');`);
  same("4: '' is stored as ''", await site.stored(option), '');
  same('4: and can be deleted', await site.eval(`return delete_option('${option}');`), true);

  same('6: a key is stored where there was no row', await site.eval(`return update_option('${option}', '${works}');`), true);
  check('6: sealed', isSealed(await site.stored(option)));
  same('6: and where only an empty one was', await site.eval(`update_option('${option}', ''); return update_option('${option}', '${works}');`), true);
  const lost = await site.eval(`$lost = 0;
    for ($i = 0; $i < 50; $i++) {
      $key = 'sk-' . bin2hex(random_bytes(random_int(20, 200)));
      delete_option('${option}'); update_option('${option}', $key);
      wp_cache_flush(); $lost += get_option('${option}') !== $key;
    } return $lost;`);
  same('6: of 50 keys none was lost on its way through the sanitizers', lost, 0);

  await site.eval(`update_option('${option}', '${works}');`);
  same('10: wp option get shows the key', await site.wp(['option', 'get', option]), works);
  check('10: wp option list does not', isSealed(JSON.parse(await site.wp(['option', 'list', `--search=${option}`, '--format=json']))[0].option_value));

  const long = 'x'.repeat(600);
  await site.eval(`update_option('connectors_ai_acme_ai_api_key', '${long}');`);
  same('what is longer than any key stays as it is', await site.stored('connectors_ai_acme_ai_api_key'), long);
  await site.eval("delete_option('connectors_ai_acme_ai_api_key');");
}

/** 5: with another keyring, with none, and with one that can't be read. */
async function unreadable({ site, work, first, key, same, check }) {
  const works = key('working');
  const sealed = await site.stored(option);
  const missing = `${work}/missing.keyring`;
  for (const [what, file, problem] of [
    ['another keyring', keyring(work, 'other.keyring'), 'unknown_key_id'],
    ['no keyring', '', 'no_keyring'],
    ['a keyring that is not there', missing, 'keyring_unreadable'],
  ]) {
    const options = { ini: { 'aikey.keyring': file } };
    same(`5: with ${what} it reads as nothing`, await site.eval(`return get_option('${option}');`, options), '');
    same(`5: with ${what} the status tells why`, await site.eval('$s = AIKey\\Connectors\\describe("openai"); return array($s["sealed"], $s["seal_problem"]);', options),
      [true, problem]);
    same(`5: with ${what} the AI client gets nothing`,
      await site.eval("return WordPress\\AiClient\\AiClient::defaultRegistry()->getProviderRequestAuthentication('openai')?->getApiKey();", options), null);
    same(`5: with ${what} Site Health says so`, await health(site, options), 'critical');
    const server = await site.serve(options);
    const { json } = await server.rest('GET', '/aikey/v1/connectors/openai');
    same(`5: with ${what} REST says so`, [json.sealed, json.seal_problem, json.code], [true, problem, 'seal_unavailable']);
    same(`5: with ${what} it stays stored`, await site.stored(option), sealed);

    for (const [how, remove] of [
      ['settings over REST', () => server.rest('POST', '/wp/v2/settings', { [option]: '' })],
      ['aikey over REST', () => server.rest('DELETE', '/aikey/v1/connectors/openai/key')],
    ]) {
      await remove();
      check(`5: with ${what} ${how} removes it all the same`, [null, ''].includes(await site.stored(option)), await site.stored(option));
      await site.eval(`global $wpdb; $wpdb->replace($wpdb->options, array('option_name' => '${option}', 'option_value' => '${sealed}'));`);
    }
  }
  const denied = { ini: { 'aikey.keyring': missing } };
  same('with a keyring that is not there nothing is stored in the clear', [
    await site.eval(`return update_option('${option}', '${key('incomplete')}');`, denied),
    await site.eval(`return update_option('connectors_ai_google_api_key', '${key('incomplete')}');`, denied),
    await site.stored(option), await site.stored('connectors_ai_google_api_key')], [false, false, sealed, null]);
  const refused = await (await site.serve(denied)).rest('POST', '/wp/v2/settings', { [option]: key('incomplete'), title: 'Not this one' });
  check('and settings over REST say so', refused.status >= 400 && !holdsKey(refused.text), refused.text);
  await site.eval(`delete_option('${option}'); update_option('${option}', '${sealed}');`, denied);
  same('4: but what is sealed may be stored again', await site.stored(option), sealed);
  same('the key is there when the keyring is', await site.eval(`return get_option('${option}');`), works);
  check('plaintext stays readable without a keyring, and is sealed with one', await (async () => {
    await site.eval(`delete_option('${option}'); add_option('${option}', '${works}');`, { ini: { 'aikey.keyring': '' } });
    return await site.eval(`return get_option('${option}');`, { ini: { 'aikey.keyring': '' } }) === works
      && await site.stored(option, { ini: { 'aikey.keyring': '' } }) === works
      && await site.eval(`return get_option('${option}');`) === works && isSealed(await site.stored(option));
  })());
}

async function rotation({ site, work, first, key, same, check }) {
  const works = key('working');
  const newer = randomBytes(32).toString('base64');
  const both = { ini: { 'aikey.keyring': keyring(work, 'both.keyring', [newer, readFileSync(first, 'utf8').trim()]) } };
  const alone = { ini: { 'aikey.keyring': keyring(work, 'newer.keyring', [newer]) } };
  const before = await site.stored(option);
  same('an old key below the new one still opens', await site.eval(`return get_option('${option}');`, both), works);
  const done = await site.try(['aikey', 'rotate', '--format=json'], both);
  same('wp aikey rotate seals it anew', [done.status, JSON.parse(done.stdout), await site.stored(option) !== before],
    [0, [{ site: 'http://localhost', connector: 'openai', option, result: 'sealed' }], true]);
  same('so that the new one alone opens it', await site.eval(`return get_option('${option}');`, alone), works);
  const failed = await site.try(['aikey', 'rotate']);
  check('where it does not open rotate fails, and says why', failed.status === 1 && /openai\t\S/.test(failed.stdout), failed);
  await site.wp(['aikey', 'open', '--yes'], alone);
  same('wp aikey open stores it in the clear', await site.stored(option, { ini: { 'aikey.keyring': '' } }), works);
  await site.wp(['aikey', 'seal']);
  check('wp aikey seal seals it', isSealed(await site.stored(option)));
  const again = await site.stored(option);
  await site.wp(['aikey', 'seal']);
  same('once', await site.stored(option), again);
}

/** What happens between reading plaintext and sealing it. */
async function others({ site, key, same, check }) {
  await site.eval(`delete_option('${option}'); add_option('${option}', '${key('working')}');`);
  await site.eval(`get_option('${option}'); global $wpdb;
    $wpdb->update($wpdb->options, array('option_value' => '${key('incomplete')}'), array('option_name' => '${option}'));`);
  same('a key that was stored meanwhile is not overwritten', await site.eval(`return get_option('${option}');`), key('incomplete'));
  await site.eval(`get_option('${option}');`);
  same('and is sealed later', [isSealed(await site.stored(option)), await site.eval(`return get_option('${option}');`)], [true, key('incomplete')]);
}

/** 7: without the plugin, core mistakes a sealed value for a key. */
async function comingAndGoing({ site, key, same, check }) {
  const works = key('working');
  await site.eval(`aikey_save_and_test('${works}'); update_option('aikey_recheck', true);`);
  await site.wp(['plugin', 'deactivate', 'aikey']);
  same('7: deactivated, it leaves the key in the clear', await site.stored(option), works);
  same('and no re-check', await site.eval("return wp_next_scheduled('aikey_daily_recheck');"), false);
  await site.wp(['plugin', 'activate', 'aikey']);
  check('activated again, it seals it', isSealed(await site.stored(option)));
  same('and it is verified still', await site.eval('return aikey_is_verified();'), true);
}
