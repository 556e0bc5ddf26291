// The plugin says what the extension says, in the reader's language.
import { readFileSync } from 'node:fs';
import { run } from './site.mjs';

/** The address with the host of the region that the reply names. */
const addressOf = (url) => url.replace('localhost', 'eu.localhost');

export default async function texts({ root, work, ours, up, key, check, same }) {
  const { stdout, stderr, status } = await run('php', [`${root}/tests/wordpress/texts.php`, root]);
  check("every outcome and hint of the extension has its text, and no other", status === 0 && stdout === '', stdout + stderr);

  // A language that puts every text in brackets shows which texts are translated, and where.
  const told = (code) => ours.eval(`AIKey\\load('texts'); add_filter('gettext', fn($t, $s, $d) => 'aikey' === $d ? "[$t]" : $t, 10, 3); ${code}`);
  const result = await told(`return AIKey\\Texts\\translate(aikey_test('${key('model-not-allowed')}'));`);
  same('a message is translated', result.message, "[This API key's project is not allowed to use this model.]");
  check('a fix is translated, with the connector and the models that the key may use filled in',
    /^\[Allow the model .* "Test with"\.\] \[Models that this key may use: gpt-.*\.\]$/.test(result.fix), result.fix);
  const hinted = await told("return AIKey\\Texts\\translate(aikey_test('sk-ant-short-0123456789'));");
  same('hints are translated, with the maker filled in', hinted.hints.map(({ message }) => message),
    ['[This looks like an API key from Anthropic.]', '[This is shorter than any known API key from Anthropic; part of it may be missing.]']);
  const lines = await told(`return array_map(fn($code) => AIKey\\Texts\\shown(array('code' => $code, 'provider_message' => 'incorrect_hostname: use eu.localhost instead') + aikey_status())['for_host'],
    array('dns_failed', 'wrong_region', 'insufficient_quota'));`);
  same('where only the host can help there is a line to send to the host', lines, ['[PHP cannot look up localhost. Please check the server\'s DNS and allow outgoing HTTPS.]',
    `[php.ini: aikey.openai.base_url = ${addressOf(await told("return aikey_connectors()['openai']['base_url'];"))}]`, '']);
  const status2 = await told("return AIKey\\Connectors\\describe('anthropic');");
  same('a status names the provider as WordPress does', status2.fix, "[Create a key on Anthropic's site and paste it here.]");

  const inline = await ours.eval(`AIKey\\load('card'); AIKey\\load('screen');
    add_filter('pre_load_script_translations', fn($texts, $file, $handle) => '{"locale_data":{"aikey":{"of ' . $handle . '":["x"]}}}', 10, 3);
    AIKey\\Card\\register(); AIKey\\Card\\enqueue(); AIKey\\Screen\\translate_module();
    ob_start(); wp_scripts()->do_items(); return ob_get_clean();`);
  const scripts = ['parts', 'key', 'report', 'fields', 'requests', 'card', 'connectors'];
  same('the translations of every script are in the page', scripts.filter((name) => !inline.includes(`"of aikey-${name}"`)), []);

  const listed = async (folder) => {
    const made = await ours.try(['i18n', 'make-pot', folder, `${work}/aikey.pot`, '--domain=aikey', '--skip-audit']);
    if (made.status) throw new Error(made.stderr);
    return readFileSync(`${work}/aikey.pot`, 'utf8');
  };
  const strings = (pot) => [...pot.matchAll(/^(msgid|msgid_plural|msgctxt) (.*(?:\n".*)*)/gm)].map(([line]) => line).join('\n');
  const [now, kept] = [await listed(`${root}/wordpress/aikey`), readFileSync(`${root}/wordpress/aikey/languages/aikey.pot`, 'utf8')];
  check('languages/aikey.pot has all texts of the plugin (tools/pot writes it)', strings(now) === strings(kept), 'other texts');
}
