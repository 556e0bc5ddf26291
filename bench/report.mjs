// Rows (lines of JSON on standard input) as a table; with --save, as JSON, a chart and README's table too. Ends with 1
// where a goal is missed that can be met: report.mjs [--save FOLDER --machine TEXT]
import { readFileSync, writeFileSync } from 'node:fs';
import { chart } from './chart.mjs';
import { isTooMuch, judge, markdown, table } from './rows.mjs';

const options = process.argv.slice(2);
const value = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const rows = readFileSync(0, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
console.log(table(rows));

const folder = value('--save');
if (folder) {
  const machine = value('--machine');
  writeFileSync(`${folder}/build/bench.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  writeFileSync(`${folder}/docs/bench.svg`, chart(rows));
  const readme = readFileSync(`${folder}/README.md`, 'utf8');
  const between = /(<!-- bench -->\n)[^]*(<!-- \/bench -->)/;
  if (!between.test(readme)) throw new Error('README has no place for the table');
  writeFileSync(`${folder}/README.md`, readme.replace(between, (_, begin, end) => `${begin}Measured on ${machine}.\n\n${markdown(rows)}\n${end}`));
}

const missed = rows.filter(isTooMuch);
for (const row of missed) console.error(`missed: ${row.name}, beside ${row.peer}: ${judge(row).text}, goal ${judge(row).goal}`);
process.exitCode = missed.length ? 1 : 0;
