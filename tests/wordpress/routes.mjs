// docs/rest.md: every example is run as it stands, and replies as it says. With AIKEY_WRITE_DOCS the replies are written anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { holdsKey } from '../lib/keys.mjs';
import { run } from './site.mjs';

/** What is another one each time, by its name. */
const changing = ['masked_key', 'verified_at', 'tested_at', 'elapsed_ms', 'request_id', 'test_host', 'base_url'];

/** The state of a connector, which most replies end with, is on the page once. */
const brief = (reply) => (reply.connector?.names ? { ...reply, connector: '(as above)' } : reply);

/** As on a site that nobody has set up for a test. */
const usual = (name, value) => ({ base_url: 'https://api.openai.com/v1', test_host: '', elapsed_ms: 512.3 }[name] ?? value);

/** A reply, with something fixed in place of what changes. */
const steady = (json) => JSON.stringify(json, (name, value) => (changing.includes(name) && value !== null ? typeof value : value));

export default async function routes({ root, ours, key, check, same }) {
  const page = `${root}/docs/rest.md`;
  const source = readFileSync(page, 'utf8');
  await ours.eval("aikey_forget(); delete_option('aikey_model_openai'); delete_option('aikey_usage'); update_option('permalink_structure', '/%postname%/'); flush_rewrite_rules();");
  await ours.eval(`aikey_save_and_test('${key('working')}');`);
  const up = await ours.serve();
  const env = {
    user: `${ours.admin.user}:${ours.admin.password}`,
    site: 'http://localhost',
    key: key('working'),
    wrong_key: key('invalid'),
  };
  const examples = [...source.matchAll(/^```sh\n(.*?)^```\n\n```json\n(.*?)^```$/gms)];
  let written = source;
  for (const [block, command, told] of examples) {
    const { stdout, stderr } = await run('bash', ['-c', `curl() { command curl --silent --show-error --connect-to localhost:80:127.0.0.1:${up.port} "$@"; }; ${command}`], { env });
    const title = command.match(/connectors.*"/)[0];
    try {
      const reply = brief(JSON.parse(stdout));
      const expected = JSON.parse(told);
      same(`docs/rest.md, ${title}: the reply is what the page says`, steady(reply), steady(expected));
      written = written.replace(block, `\`\`\`sh\n${command}\`\`\`\n\n\`\`\`json\n${JSON.stringify(reply, usual, 2)}\n\`\`\``);
    } catch {
      check(`docs/rest.md, ${title}: the example runs`, false, stdout + stderr);
    }
  }
  const listed = [...source.matchAll(/^\| `(GET|POST|DELETE) (\/connectors[^`]*)`/gm)].map(([, method, path]) => `${method} ${path}`);
  const registered = await ours.eval(`$all = array(); foreach (rest_get_server()->get_routes('aikey/v1') as $path => $handlers)
    foreach ($handlers as $one) if (isset($one['callback']) && str_contains($path, '/connectors')) $all[] = key($one['methods']) . ' ' . str_replace('(?P<id>[a-z0-9_-]{1,64})', '{id}', substr($path, strlen('/aikey/v1')));
    return $all;`);
  same('docs/rest.md lists every route, and no other', listed.sort(), registered.sort());
  check('no example holds a key', !holdsKey(source));
  check('each part of the page has its example', examples.length >= 7, examples.length);
  if (process.env.AIKEY_WRITE_DOCS) writeFileSync(page, written);
  await ours.eval("aikey_forget(); delete_option('aikey_model_openai'); update_option('permalink_structure', ''); flush_rewrite_rules();");
}
