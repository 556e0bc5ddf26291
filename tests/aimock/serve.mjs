// tests/aimock/serve.mjs AIMOCK KEY: runs aimock on a free loopback port, with one good key; the models "refused" and
// "limited" answer with errors, whose status, type and message are this project's and whose form is aimock's. Prints its URL,
// then runs until its standard input ends.
import { pathToFileURL } from 'node:url';

const [, , folder, key] = process.argv;
const { LLMock } = await import(pathToFileURL(`${folder}/dist/index.js`));

const mock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent', auth: { apiKeys: [key] } });
const error = (status, type, message) => ({ status, error: { type, message } });
mock.addFixture({ match: { model: 'refused' }, response: error(401, 'authentication_error', 'Incorrect API key provided') });
mock.addFixture({ match: { model: 'limited' }, response: error(429, 'rate_limit_error', 'Slow down') });
mock.onMessage('Say OK.', { content: 'OK', usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 } });
await mock.start();
process.stdout.write(`${mock.url}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
