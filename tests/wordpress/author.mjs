// What plugin authors are given: the examples of the documentation, installed as a person would, and everything missing once.
import { copyFileSync, readFileSync } from 'node:fs';

const option = 'connectors_ai_openai_api_key';

export default async function author(context) {
  await gate(context);
}

/** docs/gate-example.php. */
async function gate({ root, ours, key, same, check, empty, busy, silent }) {
  const example = `${root}/docs/gate-example.php`;
  copyFileSync(example, `${ours.folder}/wp-content/plugins/haiku.php`);
  await ours.wp(['plugin', 'activate', 'haiku.php']);
  const page = await ours.wp(['post', 'create', '--post_status=publish', '--post_content=[haiku]', '--porcelain']);
  const content = async (options = {}) => {
    await ours.eval("delete_transient('haiku');");
    const server = await ours.serve(options);
    const { status, text } = await server.request('GET', `/?p=${page}`);
    return [status, text.match(/<div class="entry-content[^>]*>(.*?)<\/div>/s)?.[1].replace(/<[^>]*>/g, '').trim()];
  };
  await ours.eval(`aikey_forget(); aikey_save_and_test('${key('working')}');`);
  same('the example of the docs writes where the key works', await content(), [200, 'OK']);
  same('the page is whole, without text, if the extension is missing', await content({ bare: true }), [200, '']);
  for (const [what, env] of [['lists no models', empty], ['answers 429', busy], ['never answers', silent]]) {
    same(`and if the provider ${what}`, await content({ env }), [200, '']);
  }
  const again = Date.now();
  await (await ours.serve({ env: silent })).request('GET', `/?p=${page}`);
  check('after a failure visitors do not wait again', Date.now() - again < 2000, Date.now() - again);
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
