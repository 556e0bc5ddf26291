// All checks of the plugin, on sites that it makes: checks.mjs ROOT WORK ADDRESSES [TOPIC…]
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { execFileSync } from 'node:child_process';
import { Relay, Site } from './site.mjs';

const topics = ['texts', 'rest', 'guard', 'client', 'unlock', 'cli', 'health', 'recheck', 'leave', 'seal', 'multisite', 'redis'];

const [root, work, addressesJson, ...wanted] = process.argv.slice(2);
const addresses = JSON.parse(addressesJson);
const counts = { passed: 0, failed: 0 };

/** Says and counts whether a claim holds; where not, what was found instead. */
export function check(claim, holds, found) {
  counts[holds ? 'passed' : 'failed']++;
  console.log(`${holds ? 'ok' : 'not ok'} - ${claim}`);
  if (!holds) console.log(`    found: ${(typeof found === 'string' ? found : JSON.stringify(found) ?? '').slice(0, 1000)}`);
}

/** The same for two values. */
export function same(claim, found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  check(claim, a === b, `${a} instead of ${b}`);
}

// The provider, which can be out of order; and one that lists no models, or has had enough.
const provider = new Relay(Number(new URL(addresses.http).port));
await provider.start();
const lister = http.createServer((request, response) => {
  response.statusCode = request.url.startsWith('/429/') ? 429 : 200;
  response.end('{"object":"list","data":[]}');
});
await new Promise((resolve) => lister.listen(0, '127.0.0.1', resolve));

const keys = {};
export const key = (scenario) => keys[scenario] ??=
  execFileSync('node', [`${root}/tests/standin/standin.mjs`, '--key', scenario], { encoding: 'utf8' }).trim();

const extension = {
  extension: `${work}/aikey.so`,
  'aikey.openai.base_url': `http://localhost:${provider.port}/v1`,
  'aikey.timeout': 2,
};
// localhost is the one host that a site may always reach.
const env = { AIKEY_TEST_PROVIDER: `http://localhost:${provider.port}/v1`, OPENAI_API_KEY: undefined };
const context = {
  root,
  work,
  addresses,
  key,
  check,
  same,
  provider,
  /** Environment of a site whose AI client is told of no models, or asked to wait. */
  empty: { AIKEY_TEST_PROVIDER: `http://localhost:${lister.address().port}/empty` },
  busy: { AIKEY_TEST_PROVIDER: `http://localhost:${lister.address().port}/429` },
  site: (name, ini = {}) => new Site({ root, folder: `${work}/${name}`, ini: { ...extension, ...ini }, env }),
};

// Most topics share two sites: WordPress as it is, and with the plugin.
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
  same('and the log holds no key', Object.values(keys).filter((one) => log.includes(one)), []);
} finally {
  context.plain.end();
  context.ours.end();
  lister.close();
  await provider.stop();
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed ? 1 : 0;
