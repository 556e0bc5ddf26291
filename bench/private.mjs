// A php-fpm worker's private memory after some requests, in KiB: private.mjs SOCKET PID.PHP EXTENSION
// EXTENSION: true or false, whether it must have aikey.
import { readFileSync } from 'node:fs';
import { ask } from '../tests/lib/fastcgi.mjs';

const [socket, script, wanted] = process.argv.slice(2);
let pid;
let extension;
for (let i = 0; i < 20; i++) ({ pid, extension } = await ask(socket, script));
if (String(extension) !== wanted) throw new Error(`the worker ${extension ? 'has' : 'does not have'} the extension`);
const kib = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Private_(Clean|Dirty): +(\d+)/gm);
console.log(kib.reduce((sum, line) => sum + Number(/\d+$/.exec(line)[0]), 0));
