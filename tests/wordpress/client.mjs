// WordPress 7's AI client gets the key that aikey resolves.
const option = 'connectors_ai_openai_api_key';
const generate = `$text = wp_ai_client_prompt('Say OK.')->using_provider('openai')->generate_text();
  return is_wp_error($text) ? $text->get_error_code() : $text;`;
const passed = `$a = WordPress\\AiClient\\AiClient::defaultRegistry()->getProviderRequestAuthentication('openai'); return $a?->getApiKey();`;

export default async function client({ plain, ours, key, same, check }) {
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
