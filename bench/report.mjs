// Rows (lines of JSON on standard input) as a table; with --save also as JSON, a chart, the table in docs/benchmarks.md and
// README's figures. Ends with 1 if a goal is missed that can be met: report.mjs [--save FOLDER --machine TEXT]
import { readFileSync, writeFileSync } from 'node:fs';
import { put } from '../tools/marked.mjs';
import { chart } from './chart.mjs';
import { sentences } from './figures.mjs';
import { isTooMuch, judge, markdown, table } from './rows.mjs';

const options = process.argv.slice(2);
const value = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const rows = readFileSync(0, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
console.log(table(rows));

const folder = value('--save');
if (folder) {
  const machine = value('--machine');
  const rewrite = (page, part, content) => writeFileSync(page, put(readFileSync(page, 'utf8'), part, content));
  writeFileSync(`${folder}/build/bench.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  writeFileSync(`${folder}/docs/bench.svg`, chart(rows));
  rewrite(`${folder}/docs/benchmarks.md`, 'bench', `Measured on ${machine}.\n\n${markdown(rows)}`);
  rewrite(`${folder}/README.md`, 'figures', sentences(rows));
}

const missed = rows.filter(isTooMuch);
for (const row of missed) console.error(`missed: ${row.name}, beside ${row.peer}: ${judge(row).text}, goal ${judge(row).goal}`);
process.exitCode = missed.length ? 1 : 0;
