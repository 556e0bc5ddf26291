// tools/outcomes.mjs: writes the table of outcomes in README.md from src/core/diagnose.def; with --check it only tells
// whether it is current.
import { readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const definitions = readFileSync(at('src/core/diagnose.def'), 'utf8');
const readme = readFileSync(at('README.md'), 'utf8');

const literals = String.raw`((?:"(?:[^"\\]|\\.)*"\s*)+)`;
const outcome = new RegExp(String.raw`^OUTCOME\((\w+), (\w+), \w+,\s*${literals},\s*${literals}\)`, 'gm');
const text = (source) => [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part).join('')
  .replaceAll('{provider}', 'OpenAI').replaceAll('{connector}', 'openai');

const rows = [...definitions.matchAll(outcome)].map(([, code, verdict, message, fix]) =>
  `| \`${code}\` | ${verdict.toLowerCase()} | ${text(message)} | ${text(fix)} |`);
if (rows.length !== definitions.match(/^OUTCOME\(/gm).length) throw new Error('an OUTCOME was not understood');

const table = ['| code | verdict | what it says | what to do |', '|---|---|---|---|', ...rows].join('\n');
const written = readme.replace(/(<!-- outcomes -->\n)[^]*?(\n<!-- \/outcomes -->)/, (_, before, after) => before + table + after);

if (process.argv[2] !== '--check') writeFileSync(at('README.md'), written);
else if (written !== readme) {
  console.error('README.md does not have the outcomes of diagnose.def: run node tools/outcomes.mjs');
  process.exit(1);
}
