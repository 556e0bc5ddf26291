// do_action( 'aikey_card', … ) as PHP does it, and what the cards weigh; what a person does there is for tests/e2e.
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { holdsKey } from '../lib/keys.mjs';

const most = 25 * 1024;

export default async function cards({ root, ours, key, same, check }) {
  const file = 'test-cards.php';
  copyFileSync(`${root}/tests/wordpress/plugins/${file}`, `${ours.folder}/wp-content/plugins/${file}`);
  await ours.wp(['plugin', 'activate', file]);
  await ours.eval(`aikey_save_and_test('${key('working')}');`);
  const as = (user, code) => ours.eval(`wp_set_current_user(${user}); define('WP_ADMIN', true); require_once ABSPATH . 'wp-admin/includes/admin.php';
    AIKey\\load('card'); set_current_screen('settings_page_test-cards'); AIKey\\Card\\register();
    $wrong = array(); add_action('doing_it_wrong_run', function ($what, $message) use (&$wrong) { $wrong[] = array($what, $message); }, 10, 2);
    add_filter('doing_it_wrong_trigger_error', '__return_false');
    ob_start(); ${code} $page = ob_get_clean(); return array($page, wp_script_is('aikey-card'), wp_style_is('aikey-card'), $wrong);`);
  const page = "AIKey\\TestCards\\print_page();";
  const ask = (id) => `do_action('aikey_card'${id});`;
  const states = (text) => [...text.matchAll(/data-aikey-card="([^"]*)" data-aikey-open/g)].map(([, state]) => JSON.parse(state.replaceAll('&quot;', '"')));

  const [text, script, style, wrong] = await as(1, page);
  same('each connector has its card, once, with its script and its style', [states(text).map(({ connector }) => connector), script, style, wrong],
    [['openai', 'anthropic'], true, true, []]);
  same('with the state of its key', states(text).map(({ verified }) => verified), [true, false]);
  check('but not the key', !holdsKey(text));
  const editor = await ours.wp(['user', 'create', 'writer', 'writer@example.com', '--role=editor', '--porcelain']);
  for (const [who, user] of [['who may not manage options', editor], ['nobody in particular', 0]]) {
    const [shown, ...enqueued] = await as(user, ask(", 'openai'"));
    same(`for ${who} nothing is there, and nothing is loaded`, [shown, ...enqueued], ['', false, false, []]);
    const [unknown, , , told] = await as(user, ask(", 'opneai'"));
    same('nor is a mistake shown to them, but the developer hears of it', [unknown, told.length], ['', 1]);
  }
  for (const [what, id, name] of [['an unknown connector', ", '<b>'", '&lt;b&gt;'], ['no connector', '', ''], ['what is no id', ', array()', 'array']]) {
    const [shown, loaded, , told] = await as(1, ask(id));
    check(`${what} is named, with those that there are`, shown.includes('class="notice notice-error inline"')
      && shown.includes(`&quot;${name}&quot; here; there is openai, anthropic, `) && !loaded && told.length === 1, [shown, told]);
  }
  same('a page can ask whether cards are to be had', await ours.eval("AIKey\\load('card'); return (bool) has_action('aikey_card');"), true);

  const assets = `${root}/wordpress/aikey/assets`;
  const sent = readdirSync(assets).map((name) => gzipSync(readFileSync(`${assets}/${name}`)).length).reduce((a, b) => a + b);
  check('all scripts and styles together are under 25 KiB, as they are sent', sent < most, `${sent} bytes`);
  await ours.wp(['plugin', 'deactivate', file]);
  await ours.eval('aikey_forget();');
}
