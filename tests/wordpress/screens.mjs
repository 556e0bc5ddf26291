// Settings > AI keys as PHP makes it; what a person does there is for tests/e2e.
import { holdsKey } from '../lib/keys.mjs';

const tabs = ['account', 'key', 'billing', 'limits', 'verification', 'leak', 'plugin', 'usage', 'staging', 'sent'];
const option = 'connectors_ai_openai_api_key';

/** How many queries an admin page takes, once WordPress has kept what it makes at the first visit. */
async function queriesOf(site, page) {
  const cookies = await site.eval(`$end = time() + 600; $token = WP_Session_Tokens::get_instance(1)->create($end);
    return LOGGED_IN_COOKIE . '=' . wp_generate_auth_cookie(1, $end, 'logged_in', $token) . '; ' . AUTH_COOKIE . '=' . wp_generate_auth_cookie(1, $end, 'auth', $token);`);
  const server = await site.evaluator;
  const counts = [];
  for (let i = 0; i < 3; i++) counts.push((await server.request('GET', `/wp-admin/options-general.php?page=${page}`, { headers: { cookie: cookies } })).text.match(/data-queries="(\d+)"/)?.[1]);
  return Number(counts.at(-1));
}

export default async function screens({ plain, ours, key, same, check }) {
  const on = (code) => ours.eval(`wp_set_current_user(1); define('WP_ADMIN', true);
    require_once ABSPATH . 'wp-admin/includes/admin.php'; AIKey\\load('card'); AIKey\\load('screen'); AIKey\\load('help');
    set_current_screen('settings_page_aikey'); $screen = get_current_screen(); ${code}`);

  await ours.eval(`aikey_save_and_test('${key('working')}');`);
  const help = await on(`AIKey\\Help\\add_tabs();
    return array(array_map(fn($tab) => array($tab['title'], $tab['content']), $screen->get_help_tabs()), $screen->get_help_sidebar());`);
  same('the Help tab has its topics, in the order in which they are needed', Object.keys(help[0]), tabs.map((id) => `aikey-${id}`));
  check('each has a title and paragraphs', Object.values(help[0]).every(([title, content]) => title !== '' && /^(<p>[^<]{40,}<\/p>)+$/.test(content)), help[0]);
  const links = [...help[1].matchAll(/<p><strong>([^<]+)<\/strong><\/p><ul>(.*?)<\/ul>/g)]
    .map(([, name, list]) => [name, [...list.matchAll(/<li><a href="(https:[^"]+)" target="_blank" rel="noopener noreferrer">([^<]+)<\/a><\/li>/g)].map(([, , text]) => text)]);
  same('beside it are the pages of each provider', links,
    ['OpenAI', 'Anthropic', 'Google', 'Mistral'].map((name) => [name, ['API keys', 'Billing', 'Limits']]));

  const guide = (of) => on(`$_GET['guide'] = '${of}'; ob_start(); AIKey\\Screen\\print_page(); return ob_get_clean();`);
  const anchors = (html) => [...html.matchAll(/<h2 id="aikey-(\w+)">/g)].map(([, id]) => id);
  const one = await guide('anthropic');
  same('the guide has the same sections', anchors(one), tabs);
  same('each in its list of contents', [...one.matchAll(/<li><a href="#aikey-(\w+)">/g)].map(([, id]) => id), tabs);
  const providers = (html) => [...new Set([...html.matchAll(/<a href="https:[^"]+" target="_blank" rel="noopener noreferrer">[^<]* (\w+)<\/a>/g)].map(([, name]) => name))];
  same('with the links of one provider', providers(one), ['Anthropic']);
  same('or of all', providers(await guide('nobody')), ['OpenAI', 'Anthropic', 'Google', 'Mistral']);
  check('it answers what people ask', ['You do not see &quot;Create new secret key&quot;?', 'such as 5 dollars', 'auto recharge', 'it is a hard limit', 'https://claude.com/pricing#api',
    'https://platform.claude.com/usage', 'https://support.claude.com/', 'delete (revoke) the key at the provider', 'a key field of its own', 'a password manager'].every((text) => one.includes(text)), one);
  const steps = await ours.eval("return AIKey\\Connectors\\describe('google');");
  same('a card has three lines to read before a key is pasted', steps.first_steps.map(({ links: of }) => of.map(({ url }) => url)),
    [['https://aistudio.google.com/'], ['https://aistudio.google.com/billing', 'https://ai.google.dev/gemini-api/docs/pricing'], []]);
  check('which name the provider', steps.first_steps.every(({ text }) => text.includes('Google')), steps.first_steps);
  check('and the way to its guide', steps.guide_url.endsWith('/wp-admin/options-general.php?page=aikey&guide=google'), steps.guide_url);

  const [hooks, page] = await on(`global $submenu; $added = get_plugin_page_hookname('aikey', 'options-general.php'); AIKey\\Screen\\add_page(); ob_start(); AIKey\\Screen\\print_page();
    return array(array(current_user_can('manage_options'), end($submenu['options-general.php']),
      has_action("load-$added", 'AIKey\\Help\\add_tabs'), has_action("admin_print_scripts-$added", 'AIKey\\Card\\enqueue')), ob_get_clean());`);
  same('the page is in the menu for who may manage options, with its help', [hooks[1].slice(0, 3), hooks[2], hooks[3]],
    [['AI keys', 'manage_options', 'aikey'], 10, 10]);
  const states = [...page.matchAll(/<div data-aikey-card="([^"]*)"><\/div>/g)].map(([, state]) => JSON.parse(state.replaceAll('&quot;', '"')));
  const openai = states.find(({ connector }) => connector === 'openai');
  same('the page has the state of each connector', [openai.source, openai.verified, openai.masked_key.slice(-4)], ['database', true, key('working').slice(-4)]);
  same('each once', states.map(({ connector }) => connector), await on('return AIKey\\Connectors\\ids();'));
  check('but no part of a key', !holdsKey(page));
  const may = await on('return AIKey\\Screen\\page_data(array())["may"];');
  same('on Settings > Connectors the page knows what its reader may do: on this site nobody installs plugins', may, { install: false, activate: true });

  const printed = await on(`AIKey\\Card\\register(); AIKey\\Card\\enqueue(); ob_start(); wp_scripts()->do_items(); wp_styles()->do_items(); return ob_get_clean();`);
  const scripts = [...printed.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => src);
  const own = scripts.filter((src) => src.includes('/plugins/aikey/'));
  same('with it come the scripts of a card, each after those that it needs, and those of WordPress before',
    [own.map((src) => src.match(/assets\/(\w+)\.js/)[1]), own], [['parts', 'key', 'fields', 'report', 'requests', 'card'], scripts.slice(-own.length)]);
  check('and its style, after that of WordPress\'s components', /components[^]*\/aikey\/assets\/card\.css/.test(printed), printed);
  const file = `${ours.folder}/wp-content/plugins/aikey/assets/card.js`;
  check('a changed script has another address', own.at(-1).endsWith(`?ver=${await ours.eval(`return filemtime('${file}');`)}`), own);
  const [action, row, policy] = await on(`AIKey\\load('signposts'); $GLOBALS['pagenow'] = 'options-privacy.php'; add_filter('doing_it_wrong_trigger_error', '__return_false');
    do_action('admin_init'); require_once ABSPATH . 'wp-admin/includes/class-wp-privacy-policy-content.php';
    $row = apply_filters('plugin_action_links_aikey/aikey.php', array('deactivate' => 'x'));
    $text = current(array_filter(WP_Privacy_Policy_Content::get_suggested_policy_text(), fn($one) => 'aikey' === $one['plugin_name']));
    return array(key($row), current($row), $text['policy_text']);`);
  same('the list of plugins leads to the page', [action, row], ['settings', '<a href="http://localhost/wp-admin/options-general.php?page=aikey">Settings</a>']);
  check('WordPress\'s guide for a privacy policy has a text', /Suggested text:<\/strong> [^<]*artificial intelligence from \[OpenAI,/.test(policy), policy);
  check('the page has the switch of the daily re-check', /<input type="checkbox" name="aikey_recheck" value="1">/.test(page) && page.includes('admin@example.com'), page);

  for (const site of [plain, ours]) await site.wp(['plugin', 'activate', 'test-queries.php']);
  const [empty, full] = [await queriesOf(plain, 'test-empty'), await queriesOf(ours, 'aikey')];
  check('the page takes at most 8 queries more than an empty one without the plugin', full - empty <= 8, `${full} instead of ${empty}`);
  for (const site of [plain, ours]) await site.wp(['plugin', 'deactivate', 'test-queries.php']);

  const cards = (filter) => on(`add_filter('wp_supports_ai', '${filter}'); AIKey\\Screen\\replace_cards();
    return array_map(fn($one) => array_column($one['dependencies'], 'id'), array_intersect_key((fn() => $this->registered)->call(wp_script_modules()), array_flip(array('aikey/connectors'))));`);
  same('on Settings > Connectors its module comes after those of WordPress', await cards('__return_true'), { 'aikey/connectors': ['@wordpress/connectors'] });
  same('unless AI is switched off', await cards('__return_false'), []);
  await ours.eval(`aikey_forget(); delete_option('${option}');`);
}
