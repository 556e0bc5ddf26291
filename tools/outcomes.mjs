// tools/outcomes.mjs: writes the tables in docs/outcomes.md, and what providers say in the plugin's readme.txt, from
// src/core/provider/*.def; with --check it only reports whether they are current.
import { readFileSync, writeFileSync } from 'node:fs';
import { put } from './marked.mjs';
import { questions } from './phrases.mjs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => readFileSync(at(path), 'utf8');

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

const text = (source) => [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part).join('').replaceAll('\\"', '"');
const named = (template) => template.replaceAll('{provider}', 'OpenAI').replaceAll('{connector}', 'openai');
const outcomes = rowsOf('src/core/provider/outcomes.def', 'OUTCOME', String.raw`(\w+), (\w+), \w+,\s*${literals},\s*${literals}\)`)
  .map(([code, verdict, message, fix]) => ({ code, verdict, message: text(message), fix: text(fix) }));
const explained = table(['code', 'verdict', 'what it says', 'what to do'],
  outcomes.map(({ code, verdict, message, fix }) => [`\`${code}\``, verdict.toLowerCase(), named(message), named(fix)]));

const variables = Object.fromEntries(rowsOf('src/core/provider/connectors.def', 'NAMES', String.raw`(\w+), (\w+),`)
  .map(([id, word]) => [id, `${word}_API_KEY`]));
const connectors = table(['id', 'provider', 'variable, constant', 'a test generates with'],
  rowsOf('src/core/provider/connectors.def', 'CONNECTOR', String.raw`(\w+), "[^"]*", "([^"]*)",\s*\.name = "([^"]*)"`)
    .map(([id, model, name]) => [`\`${id}\``, name, `\`${variables[id]}\``, `\`${model}\``]));

const pages = [
  ['docs/outcomes.md', (page) => put(put(page, 'outcomes', explained), 'connectors', connectors)],
  ['wordpress/aikey/readme.txt', (page) => put(page, 'phrases', questions(outcomes, JSON.parse(read('tests/unit/replies_wild.json'))))],
];
for (const [path, rewrite] of pages) {
  const page = read(path);
  const written = rewrite(page);
  if (process.argv[2] !== '--check') writeFileSync(at(path), written);
  else if (written !== page) {
    console.error(`${path} does not agree with src/core/provider/*.def and tests/unit/replies_wild.json: run node tools/outcomes.mjs`);
    process.exitCode = 1;
  }
}
