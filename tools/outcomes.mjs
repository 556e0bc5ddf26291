// tools/outcomes.mjs: writes the tables in docs/outcomes.md from src/core/provider/*.def; with --check it only reports
// whether they are current.
import { readFileSync, writeFileSync } from 'node:fs';
import { put } from './marked.mjs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => readFileSync(at(path), 'utf8');
const target = 'docs/outcomes.md';
const page = read(target);

const literals = String.raw`((?:"(?:[^"\\]|\\.)*"\s*)+)`;

/** The rows of a definition file, taken apart by a pattern that must match every row that begins with the word. */
function rowsOf(path, word, pattern) {
  const definitions = read(path);
  const rows = [...definitions.matchAll(new RegExp(`^${word}\\(${pattern}`, 'gm'))].map((match) => match.slice(1));
  if (rows.length !== definitions.match(new RegExp(`^${word}\\(`, 'gm')).length) throw new Error(`${path}: a row of ${word} was not understood`);
  return rows;
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
    .replace(/^\| --- .*$/m, (line) => line.replaceAll(' ', ''));
}

const text = (source) => [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part).join('').replaceAll('\\"', '"')
  .replaceAll('{provider}', 'OpenAI').replaceAll('{connector}', 'openai');
const outcomes = table(['code', 'verdict', 'what it says', 'what to do'],
  rowsOf('src/core/provider/outcomes.def', 'OUTCOME', String.raw`(\w+), (\w+), \w+,\s*${literals},\s*${literals}\)`)
    .map(([code, verdict, message, fix]) => [`\`${code}\``, verdict.toLowerCase(), text(message), text(fix)]));

const variables = Object.fromEntries(rowsOf('src/core/provider/connectors.def', 'NAMES', String.raw`(\w+), (\w+),`)
  .map(([id, word]) => [id, `${word}_API_KEY`]));
const connectors = table(['id', 'provider', 'variable, constant', 'a test generates with'],
  rowsOf('src/core/provider/connectors.def', 'CONNECTOR', String.raw`(\w+), "[^"]*", "([^"]*)",\s*\.name = "([^"]*)"`)
    .map(([id, model, name]) => [`\`${id}\``, name, `\`${variables[id]}\``, `\`${model}\``]));

const written = put(put(page, 'outcomes', outcomes), 'connectors', connectors);
if (process.argv[2] !== '--check') writeFileSync(at(target), written);
else if (written !== page) {
  console.error(`${target} does not have the outcomes and connectors of src/core/provider/*.def: run node tools/outcomes.mjs`);
  process.exit(1);
}
