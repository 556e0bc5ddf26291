// The rows of bench/micro.php in instructions, from callgrind's dumps: instructions.mjs FOLDER NAMES
// There are four dumps for each row: what came before it, a garbage collection, ours, its peer.
import { readFileSync, readdirSync } from 'node:fs';

const [folder, names] = process.argv.slice(2);
const rows = readFileSync(names, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const dumps = readdirSync(folder).filter((name) => /^out\.\d+$/.test(name)).sort((a, b) => a.slice(4) - b.slice(4));
const totals = dumps.map((name) => Number(/^totals: (\d+)$/m.exec(readFileSync(`${folder}/${name}`, 'utf8'))[1]));
if (totals.length < 4 * rows.length) throw new Error(`${rows.length} rows, and only ${totals.length} dumps`);

const first = totals.length - 4 * rows.length;
for (const [i, { calls, ...row }] of rows.entries()) {
  const [ours, theirs] = [2, 3].map((dump) => totals[first + 4 * i + dump] / calls);
  console.log(JSON.stringify({ ...row, group: 'instructions', unit: 'instructions', ours, theirs }));
}
