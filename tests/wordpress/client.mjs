// WordPress 7's AI client gets the key that aikey resolves.
const option = 'connectors_ai_openai_api_key';
const generate = `$text = wp_ai_client_prompt('Say OK.')->using_provider('openai')->generate_text();
  return is_wp_error($text) ? $text->get_error_code() : $text;`;
const passed = `$a = WordPress\\AiClient\\AiClient::defaultRegistry()->getProviderRequestAuthentication('openai'); return $a?->getApiKey();`;

export default async function client(context) {
  await keys(context);
  await baseUrl(context);
}

async function keys({ plain, ours, key, same, check }) {
  const works = key('working');
  const constant = `--exec=define('OPENAI_API_KEY', '${works}');`;
  const clientKey = (site, options, ...args) => site.wp(['eval', `echo json_encode((function () { ${passed} })());`, ...args], options).then(JSON.parse);

  for (const [what, env] of [['set to nothing', ''], ['with the newline of a file', `${works}\n`]]) {
    const options = { env: { OPENAI_API_KEY: env } };
    same(`WordPress: an environment variable ${what} reaches the AI client as it is`, await clientKey(plain, options, constant), env);
    same(`aikey: an environment variable ${what} does not`, await clientKey(ours, options, constant), works);
  }
  await ours.eval(`update_option('${option}', '${works}');`);
  same('with the variable set to nothing and no constant the stored key is used', await clientKey(ours, { env: { OPENAI_API_KEY: '' } }), works);

  same('the client generates text with the stored key', await ours.eval(generate), 'OK');
  await ours.eval('aikey_forget();');
  same('with a key from the environment', await ours.eval(generate, { env: { OPENAI_API_KEY: works } }), 'OK');
  same('with a key from a constant', JSON.parse(await ours.wp(['eval', `echo json_encode((function () { ${generate} })());`, constant])), 'OK');
  check('and without a key it does not', (await ours.eval(generate)) !== 'OK');
}

/** A provider plugin that asks OpenAI itself, as WordPress's own does, on a site that may send nothing to other machines. */
async function baseUrl({ plain, ours, provider, key, same, check }) {
  const env = { AIKEY_TEST_PROVIDER: 'https://api.openai.com/v1', OPENAI_API_KEY: key('working') };
  const failed = await plain.eval(generate, { env, bare: true });
  check("WordPress: the AI client asks the provider's own server", failed !== 'OK', failed);
  same('aikey: it follows the base URL of php.ini', await ours.eval(generate, { env }), 'OK');
  const ini = { 'aikey.openai.only_base_url': 1 };
  same('also if the key may go nowhere else', await ours.eval(generate, { env, ini }), 'OK');
  const unset = await ours.eval(generate, { env, ini: { 'aikey.openai.base_url': '' } });
  check('without a base URL it asks the provider', unset !== 'OK', unset);
  const other = `http://127.0.0.1:${provider.port}/v1`; // that is not localhost, which WordPress's site is on
  const asked = `add_filter('pre_http_request', function ($no, $args, $url) { global $asked; $asked[] = $url . ' ' . json_encode(wp_http_validate_url($url)); return $no; }, 10, 3);
    ${generate.replace('return is_wp_error', 'global $asked; return $asked; is_wp_error')}`;
  const urls = await ours.eval(asked, { env, ini: { 'aikey.openai.base_url': other } });
  check('a gateway may have any address and port', urls.length > 0 && urls.every((url) => url.startsWith(`${other}/`) && url.endsWith(`"`)), urls);
  const after = await ours.eval(`${generate.replace('return is_wp_error', 'return wp_http_validate_url("' + other + '/x"); is_wp_error')}`, { env, ini: { 'aikey.openai.base_url': other } });
  same('only in requests of the AI client', after, false);
}
