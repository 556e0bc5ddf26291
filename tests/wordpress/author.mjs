// What plugin authors are given: the examples of the documentation, installed as a person would, and everything missing once.
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { keyFor } from '../standin/scenarios.mjs';
import { Relay, run } from './site.mjs';

const option = 'connectors_ai_openai_api_key';

export default async function author(context) {
  await gate(context);
  await altText(context);
  await guide(context);
  await standin(context);
}

/** docs/gate-example.php. */
async function gate({ root, ours, key, same, check, empty, busy, silent }) {
  const example = `${root}/docs/gate-example.php`;
  copyFileSync(example, `${ours.folder}/wp-content/plugins/haiku.php`);
  await ours.wp(['plugin', 'activate', 'haiku.php']);
  const page = await ours.wp(['post', 'create', '--post_status=publish', '--post_content=[haiku]', '--porcelain']);
  const shown = async (options = {}) => {
    const { status, text } = await (await ours.serve(options)).request('GET', `/?p=${page}`);
    return [status, text.match(/<div class="entry-content[^>]*>(.*?)<\/div>/s)?.[1].replace(/<[^>]*>/g, '').trim()];
  };
  const content = (options) => ours.eval("delete_transient('haiku');").then(() => shown(options));
  await ours.eval(`aikey_forget(); aikey_save_and_test('${key('working')}');`);
  same('the example of the docs writes where the key works', await content(), [200, 'OK']);
  same('the page is whole, without text, if the extension is missing', await content({ bare: true }), [200, '']);
  for (const [what, env] of [['lists no models', empty], ['answers 429', busy], ['never answers', silent]]) {
    same(`and if the provider ${what}`, await content({ env }), [200, '']);
  }
  same('after a failure nobody asks again at once, though it works now', await shown(), [200, '']);
  await ours.wp(['plugin', 'deactivate', 'test-provider.php']);
  same('and if no plugin registers the provider', await content(), [200, '']);
  await ours.wp(['plugin', 'activate', 'test-provider.php']);
  await ours.eval(`update_option('${option}', 'sk-another');`);
  same('and if the key is not one that was tested', await content(), [200, '']);
  const log = readFileSync(`${ours.folder}/wp-content/debug.log`, 'utf8');
  check('and it takes note', log.includes('Haiku: the key of openai does not work any more.'));
  const lines = readFileSync(example, 'utf8').split('*/\n')[1].trim().split('\n').length;
  check('it takes ten lines at most', lines <= 10, lines);
  await ours.wp(['plugin', 'deactivate', 'haiku.php']);
  await ours.eval('aikey_forget();');
}

// Adds an image of one pixel, and returns its description and what the plugin has to say.
const upload = `$file = wp_upload_bits('pixel.png', null, base64_decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='));
  $id = wp_insert_attachment(array('post_mime_type' => 'image/png', 'post_title' => 'Pixel'), $file['file']);
  return array(get_post_meta($id, '_wp_attachment_image_alt', true), get_option('alt_text_problem'));`;
const page = `require_once ABSPATH . 'wp-admin/includes/admin.php'; ob_start(); AltText\\print_page(); return ob_get_clean();`;

/** docs/examples/alt-text, with the extension, with compat/aikey.php alone, and with neither. */
async function altText(context) {
  const { root, ours, plain, check } = context;
  const example = `${root}/docs/examples/alt-text`;
  for (const { folder } of [ours, plain]) cpSync(example, `${folder}/wp-content/plugins/alt-text`, { recursive: true });
  for (const site of [ours, plain]) await site.wp(['plugin', 'activate', 'alt-text']);
  const lines = readFileSync(`${example}/alt-text.php`, 'utf8').trimEnd().split('\n').length;
  check('Alt text has 120 lines at most', lines <= 120, lines);
  await withExtension(context);
  await withNeither(context);
  copyFileSync(`${root}/compat/aikey.php`, `${plain.folder}/wp-content/plugins/alt-text/aikey.php`);
  await withCompat(context);
  for (const site of [ours, plain]) await site.wp(['plugin', 'deactivate', 'alt-text']);
}

async function withExtension({ ours, provider, key, same, check }) {
  const ini = { 'aikey.anthropic.base_url': `http://localhost:${provider.port}/anthropic/v1` };
  const post = (name, value, nonce) => `wp_set_current_user(1); $_POST['${name}'] = addslashes('${value}'); $_REQUEST['_wpnonce'] = ${nonce}; ${page}`;
  same('Alt text without a key: no description, no problem', await ours.eval(upload), ['', false]);
  check('its page says what to do, with a link', /No API key is set\..*<a href="https:\/\/platform\.openai\.com\/api-keys">API keys at OpenAI</s.test(await ours.eval(page)));
  const forged = await ours.eval(post('openai', key('working'), "'x'")).catch((error) => error.message);
  check('a key that comes without a nonce is not saved', /expired/.test(forged) && (await ours.stored(option)) === null, forged);
  const saved = await ours.eval(post('openai', key('working'), "wp_create_nonce('alt-text')"));
  check('with one it is tested and saved', saved.includes('<p>Connected successfully</p><p>The key is saved.'), saved);
  same('an image gets its description from OpenAI', await ours.eval(upload), ['OK', false]);
  const kept = await ours.eval(post('openai', key('no-credit'), "wp_create_nonce('alt-text')"));
  check('a key without credit: the page says that the old one stays', kept.includes('It was not saved. Your old key stays in use.'), kept);
  const answer = (status) => `add_filter('pre_http_request', fn() => array('response' => array('code' => ${status}), 'body' => '{}', 'headers' => array())); ${upload}`;
  const [text, problem] = await ours.eval(answer(429));
  check('a provider that is busy: no description, and the page says why', text === '' && problem.includes('429 (rate_limited)'), problem);
  const broken = await ours.eval(answer(200));
  check('so it is with a reply that makes no sense', broken[0] === '' && broken[1].includes('200'), broken);
  await provider.stop();
  const [none, failure] = await ours.eval(upload);
  await provider.start();
  check('and without a network', none === '' && failure.includes('cURL error'), failure);
  same('the next image has one again, and the problem is gone', await ours.eval(upload), ['OK', false]);
  await ours.eval(`aikey_forget(); return aikey_save_and_test('${keyFor('working', 'anthropic')}', 'anthropic')['code'];`, { ini });
  same('with the key of Anthropic it asks Anthropic', await ours.eval(upload, { ini }), ['OK', false]);
  await ours.eval("aikey_forget('anthropic');");
}

async function withNeither({ plain, key, same, check }) {
  const options = { bare: true, env: { OPENAI_API_KEY: key('working') } };
  same('Alt text with neither: no description, no problem', await plain.eval(upload, options), ['', false]);
  const shown = await plain.eval(page, options);
  check('its page says what is missing', shown.includes('Copy aikey.php') && !shown.includes('<form'), shown);
}

async function withCompat({ plain, provider, key, same, check }) {
  const at = (id, path) => `add_filter('alt_text_base_url', fn($url, $id) => '${id}' === $id ? 'http://localhost:${provider.port}${path}' : $url, 10, 2); ${upload}`;
  const options = (env) => ({ bare: true, env });
  await plain.eval(`delete_option('${option}');`, { bare: true }); // of the topics before
  same('Alt text with compat alone: the key of the environment describes an image', await plain.eval(at('openai', '/v1'), options({ OPENAI_API_KEY: key('working') })), ['OK', false]);
  same('so does that of Anthropic', await plain.eval(at('anthropic', '/anthropic/v1'), options({ ANTHROPIC_API_KEY: keyFor('working', 'anthropic') })), ['OK', false]);
  const shown = await plain.eval(page, options({ OPENAI_API_KEY: key('working') }));
  check('its page says that the key was not tested, and has no field', shown.includes('has not been tested yet.') && !shown.includes('<form'), shown);
  const [text, problem] = await plain.eval(at('openai', '/v1'), options({ OPENAI_API_KEY: key('no-credit') }));
  check('a key that does not work: no description, and the page says why', text === '' && problem.includes('429'), problem);
  await plain.eval("delete_option('alt_text_problem');", { bare: true });
  same('a sealed key is not sent', await plain.eval(`update_option('${option}', 'aikey1:0123456789abcdef:${'A'.repeat(60)}'); ${at('openai', '/v1')}`, { bare: true }), ['', false]);
  await plain.eval(`delete_option('${option}');`, { bare: true });
}

/**
 * Every block of PHP in docs/plugins.md, by its heading: what goes before it, and what it must print or lead to, or a list of
 * that for each of its blocks. standin() runs one.
 */
const blocks = (key) => ({
  'Use a key': [
    ["aikey_forget();", 'return array(isset($key), $printed);', /^\[false,"<p>No API key is set\..*API keys at OpenAI/],
    [`aikey_save_and_test('${key('working')}');`, 'return array($key ?? null, $printed);', new RegExp(`^\\["${key('working')}",""\\]$`)],
  ],
  'Without the extension': [
    ['', 'return array(defined("AIKEY_COMPAT"), $usable ?? null);', [/^\[false,null\]$/, /^\[false,true\]$/]],
  ],
  'Wait for a key that works': [
    ['ini_set("error_log", $log = wp_tempnam("log"));', 'do_action("aikey_unverified", "openai", aikey_status(), aikey_status()); return file_get_contents($log);', /The key of openai does not work any more: Connected/],
  ],
  'Test and save a key': [
    [`wp_set_current_user(1); $_REQUEST['_wpnonce'] = wp_create_nonce('my-plugin-key'); $_POST['key'] = '${key('no-credit')}';`,
      'return $printed;', /genuine, but .*It was not saved\. Your old key stays in use\. Add credit.*<form .*_wpnonce.*type=\\"submit\\"/],
    [`wp_set_current_user(0); $_POST['key'] = '${key('working')}';`, 'return array(isset($result), $printed);', /^\[false,"<form /],
    ['wp_set_current_user(1);', 'return array(isset($result), $printed);', /^\[false,"<form /],
  ],
  'Show the card': [
    ["AIKey\\load('card'); wp_set_current_user(1);", 'return $printed;', /<div data-aikey-card=[^]*&quot;openai&quot;/],
  ],
  "Say it in the reader's language": [
    ['aikey_forget(); add_filter("gettext", fn($t, $s, $d) => "aikey" === $d ? "[$t]" : $t, 10, 3);', 'return $printed;', [/^"\[No API key is set\.\]"$/, /^""$/]],
    [`aikey_save_and_test('${key('no-credit')}');`, 'return array(apply_filters("aikey_result", aikey_status())["fix"], AIKey\\Connectors\\describe("openai")["fix"]);',
      [/^\["Add credit .*","Add credit /, /^\["Write to accounts@example\.com.*","Write to accounts/]],
    ['add_filter("aikey_result", fn() => array("verified" => true, "more" => 1));', '$described = AIKey\\Connectors\\describe("openai"); return array($described["verified"], isset($described["more"]), $described["code"]);',
      /^\[false,false,"insufficient_quota"\]$/],
  ],
  'Make a request, and report what became of it': [
    [`aikey_save_and_test('${key('working')}');`, 'return array(is_wp_error($response), $code);', /^\[false,"connected"\]$/],
    ['add_filter("pre_http_request", fn() => array("response" => array("code" => 401), "body" => "{}", "headers" => array()));', 'return $code;', /^"invalid_key"$/],
    ['add_filter("pre_http_request", fn() => new WP_Error("down", "down"));', 'return isset($code);', /^false$/],
  ],
  'Test your plugin': [],
  'Types for PHPStan, Psalm and your editor': [
    ['aikey_forget();', 'return $advice;', /^"Set up OpenAI first\."$/],
    [`aikey_save_and_test('${key('no-credit')}');`, 'return $advice;', /^"Ask whoever pays\."$/],
  ],
});

const sections = (root) => readFileSync(`${root}/docs/plugins.md`, 'utf8').split(/^## /m).slice(1)
  .map((section) => ({ title: section.split('\n')[0], section }));

async function guide({ root, ours, key, check, same }) {
  const told = blocks(key);
  const run = [];
  for (const { title, section } of sections(root)) {
    for (const [block, [, code]] of [...section.matchAll(/^```php\n(.*?)^```$/gms)].entries()) {
      run.push(title);
      for (const [before, after, expected] of told[title] ?? [['', 'return "in no table";', /^$/]]) {
        const value = JSON.stringify(await ours.eval(`require_once ABSPATH . 'wp-admin/includes/admin.php'; ${before} ob_start(); ${code} $printed = ob_get_clean(); ${after}`));
        check(`docs/plugins.md, ${title}: ${before.slice(0, 60)}`, (expected[block] ?? expected).test(value), value);
      }
    }
  }
  same('every heading that the test knows has its block', [...new Set(run)], Object.keys(told));
  await ours.eval('aikey_forget();');
}

/** The commands of docs/plugins.md that test a plugin, in a folder with the stand-in's single file, with a free port and our extension. */
async function standin({ root, work, ours, same }) {
  const folder = `${work}/plugin`;
  mkdirSync(folder);
  await run('node', [`${root}/tools/standin.mjs`, `${folder}/aikey-standin.mjs`]);
  const { section } = sections(root).find(({ title }) => title === 'Test your plugin');
  const [commands, tests] = ['sh', 'php'].map((language) => section.match(new RegExp('^```' + language + '\\n(.*?)^```$', 'ms'))[1]);
  writeFileSync(`${folder}/your-tests.php`, `<?php\n${tests}`);
  const free = new Relay(0);
  const port = await free.start();
  await free.stop();
  const { status, stdout, stderr } = await run('sh', ['-ec', commands.replaceAll('8901', port).replace('extension=aikey', `extension=${ours.ini.extension}`)], { cwd: folder });
  same('the commands of docs/plugins.md test a plugin against the stand-in', [status, stdout.split('\n').slice(1), stderr],
    [0, ['insufficient_quota, blocked', 'Connected successfully'], '']);
}
