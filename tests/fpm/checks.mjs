// All checks in a site that tests/fpm/run has set up: checks.mjs FOLDER ROUNDS
import { finish } from '../lib/checks.mjs';
import { interrupt } from './interrupt.mjs';
import { lock } from './lock.mjs';
import { race } from './race.mjs';
import { endInEveryWay } from './scenarios.mjs';

const [folder, rounds] = process.argv.slice(2);
if (Number(rounds) > 0) await race(folder, Number(rounds));
await endInEveryWay(folder);
await interrupt(folder);
await lock(folder);
finish();
