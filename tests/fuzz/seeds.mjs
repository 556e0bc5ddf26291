// Writes the unit tests' replies as inputs of fuzz_reply.c: seeds.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';

const [folder] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(new URL(`../unit/${name}`, import.meta.url), 'utf8'));
const first = { openai: 0, anthropic: 4, google: 7, mistral: 10 }; // the probe of each connector that comes first
const probes = { openai: ['model', 'generation', 'chat', 'models'], mistral: ['model', 'generation'] };

const made = Object.entries(read('replies.json')).flatMap(([id, rows]) => rows.map((row) => ({ ...row, connector: id === 'any' ? 'openai' : id })));
for (const [i, { connector, probe, status, headers = {}, text, body }] of [...made, ...read('replies_wild.json')].entries()) {
  const number = first[connector] + Math.max(0, (probes[connector] ?? ['model', 'generation', 'models']).indexOf(probe ?? 'generation'));
  const quarter = Math.min(255, Math.floor(status / 4))
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`).join('');
  const bytes = Buffer.from([number, quarter, status - 4 * quarter]);
  writeFileSync(`${folder}/${i}`, Buffer.concat([bytes, Buffer.from(`${head || '\n'}\n${text ?? JSON.stringify(body)}`)]));
}
