#!/usr/bin/env node
// tools/standin.mjs FILE: writes tests/standin into one file, which needs Node and nothing else, for the tests of plugins.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const list = (folder) => readdirSync(at(folder)).map((name) => `${folder}/${name}`).filter((path) => /\.(mjs|json)$|\/make-certs$/.test(path));
const paths = [...list('tests/standin'), ...list('tests/standin/dialects'), 'tests/unit/replies.json', 'tests/unit/replies_wild.json'];
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(at(path), 'utf8')]));

writeFileSync(process.argv[2], `#!/usr/bin/env node
// aikey's stand-in for the APIs of AI providers; --help says how to use it. It unpacks itself into a temporary folder.
/*
${readFileSync(at('LICENSE'), 'utf8').trim()}
*/
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const files = ${JSON.stringify(files, null, 1)};

const folder = mkdtempSync(join(tmpdir(), 'standin-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text, { mode: 0o700 });
}
await import(pathToFileURL(join(folder, 'tests/standin/standin.mjs')));
`, { mode: 0o755 });
