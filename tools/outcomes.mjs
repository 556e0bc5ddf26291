// tools/outcomes.mjs: writes what repeats src/core/provider/*.def: the tables in docs/outcomes.md, the constants of
// AikeyOutcome, and what providers say in the plugin's readme.txt; with --check it only reports whether they are current.
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
const rows = rowsOf('src/core/provider/outcomes.def', 'OUTCOME', String.raw`(\w+), (\w+), \w+,\s*${literals},\s*${literals}\)`)
  .map(([code, verdict, message, fix]) => ({ code, verdict, message: text(message), fix: text(fix) }));

const forOpenai = (words) => words.replaceAll('{provider}', 'OpenAI').replaceAll('{connector}', 'openai');
const outcomes = table(['code', 'verdict', 'what it says', 'what to do'],
  rows.map(({ code, verdict, message, fix }) => [`\`${code}\``, verdict.toLowerCase(), forOpenai(message), forOpenai(fix)]));

const forAny = (words) => words.replace(/^\{provider\}/, 'The provider').replaceAll('{provider}', 'the provider').replace(/[^.]$/, '$&.');
const constants = rows.map(({ code, message }) => `    /**
     * ${forAny(message)}
     * @var string
     */
    public const ${code.toUpperCase()} = "${code}";`).join('\n\n');
const longest = Math.max(...rows.map(({ code }) => code.length));
const aligned = rows.map(({ code }) => `\t\tconst ${code.toUpperCase().padEnd(longest)} = '${code}';`).join('\n');

const variables = Object.fromEntries(rowsOf('src/core/provider/connectors.def', 'NAMES', String.raw`(\w+), (\w+),`)
  .map(([id, word]) => [id, `${word}_API_KEY`]));
const connectors = table(['id', 'provider', 'variable, constant', 'a test generates with'],
  rowsOf('src/core/provider/connectors.def', 'CONNECTOR', String.raw`(\w+), "[^"]*", "([^"]*)",\s*\.name = "([^"]*)"`)
    .map(([id, model, name]) => [`\`${id}\``, name, `\`${variables[id]}\``, `\`${model}\``]));

const written = {
  'docs/outcomes.md': (page) => put(put(page, 'outcomes', outcomes), 'connectors', connectors),
  'aikey.stub.php': (page) => put(page, 'outcomes', constants),
  'compat/aikey.php': (page) => put(page, 'outcomes', aligned),
  'wordpress/aikey/readme.txt': (page) => put(page, 'phrases', questions(rows, JSON.parse(read('tests/unit/replies_wild.json')))),
};
for (const [target, write] of Object.entries(written)) {
  const page = read(target);
  if (write(page) === page) continue;
  if (process.argv[2] !== '--check') writeFileSync(at(target), write(page));
  else {
    console.error(`${target} does not have what src/core/provider/*.def has: run node tools/outcomes.mjs`);
    process.exitCode = 1;
  }
}
