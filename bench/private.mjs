// A php-fpm worker's private memory after some requests, in KiB: private.mjs SOCKET PID.PHP
import { readFileSync } from 'node:fs';
import { ask } from '../tests/lib/fastcgi.mjs';

const [socket, script] = process.argv.slice(2);
let pid;
for (let i = 0; i < 20; i++) ({ pid } = await ask(socket, script));
const kib = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Private_(Clean|Dirty): +(\d+)/gm);
console.log(kib.reduce((sum, line) => sum + Number(/\d+$/.exec(line)[0]), 0));
