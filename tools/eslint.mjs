// Checks files with ESLint, of which one bundled package is enough: eslint.mjs LINTER CONFIG FILE…
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [linter, config, ...files] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(resolve(path)));
const { Linter } = await load(linter);
const { default: rules } = await load(config);

for (const file of files) {
  const source = readFileSync(file, 'utf8');
  for (const { line, column, ruleId, message } of new Linter().verify(source, rules, { filename: file })) {
    console.log(`${file}:${line}:${column}: ${message} (${ruleId})`);
    process.exitCode = 1;
  }
}
