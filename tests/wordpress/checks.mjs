// All checks of the plugin, on sites made for them: checks.mjs ROOT WORK ADDRESSES [TOPIC…]
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { check, finish, same } from '../lib/checks.mjs';
import { holdsKey, watched } from '../lib/keys.mjs';
import { keyFor } from '../standin/scenarios.mjs';
import { Relay, Site } from './site.mjs';

const topics = ['texts', 'rest', 'routes', 'cards', 'guard', 'client', 'unlock', 'author', 'cli', 'health', 'recheck', 'use', 'leave', 'seal', 'beside', 'missing', 'elsewhere', 'walk', 'screens', 'multisite', 'network', 'redis'];

const [root, work, addressesJson, ...wanted] = process.argv.slice(2);
const addresses = JSON.parse(addressesJson);

// The provider, which can be out of order; and one that lists no models, answers 429 or never answers.
const provider = new Relay(Number(new URL(addresses.http).port));
await provider.start();
const lister = http.createServer((request, response) => {
  if (request.url.startsWith('/silent/')) return;
  response.statusCode = request.url.startsWith('/429/') ? 429 : 200;
  response.end('{"object":"list","data":[]}');
});
await new Promise((resolve) => lister.listen(0, '127.0.0.1', resolve));

const keys = {};
const key = (scenario) => keys[scenario] ??= watched(keyFor(scenario));

const extension = {
  extension: `${work}/aikey.so`,
  'aikey.openai.base_url': `http://localhost:${provider.port}/v1`,
  'aikey.timeout': 2,
  sendmail_path: `cat >>${work}/mail`,
};
// localhost is the only host that a site may always reach.
const env = { AIKEY_TEST_PROVIDER: `http://localhost:${provider.port}/v1`, OPENAI_API_KEY: undefined };
const context = {
  root,
  work,
  addresses,
  key,
  check,
  same,
  provider,
  /** The environment of a site whose AI client gets an empty list of models, a 429, or nothing. */
  empty: { AIKEY_TEST_PROVIDER: `http://localhost:${lister.address().port}/empty` },
  busy: { AIKEY_TEST_PROVIDER: `http://localhost:${lister.address().port}/429` },
  silent: { AIKEY_TEST_PROVIDER: `http://localhost:${lister.address().port}/silent` },
  site: (name, ini = {}) => new Site({ root, folder: `${work}/${name}`, ini: { ...extension, ...ini }, env }),
};

// Most topics share two sites: WordPress without the plugin and with it.
const others = ['test-provider.php', 'test-connectors.php'];
context.plain = await context.site('plain').make({ plugins: others });
context.ours = await context.site('ours').make({ plugins: [...others, 'aikey'] });
context.up = await context.ours.serve();
try {
  for (const topic of wanted.length ? wanted : topics) {
    console.log(`# ${topic}`);
    const { default: checks } = await import(`./${topic}.mjs`);
    await checks(context);
  }
  const log = readFileSync(`${context.ours.folder}/wp-content/debug.log`, { encoding: 'utf8', flag: 'a+' });
  const complaints = log.split('\n').filter((line) => line.includes('plugins/aikey/'));
  same('PHP has nothing to complain about in the plugin', [...new Set(complaints)], []);
  check('and the log holds no part of a key', !holdsKey(log));
} finally {
  context.plain.end();
  context.ours.end();
  lister.close();
  lister.closeAllConnections();
  await provider.stop();
}
finish();
