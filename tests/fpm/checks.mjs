// All checks in a site that tests/fpm/run has set up: checks.mjs FOLDER ROUNDS
import { race } from './race.mjs';
import { endInEveryWay } from './scenarios.mjs';
import { interrupt } from './interrupt.mjs';

const [folder, rounds] = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };

/** Says and counts whether a claim holds: whether nothing was found that speaks against it. */
function check(claim, against = []) {
  const holds = against.length === 0;
  counts[holds ? 'passed' : 'failed']++;
  console.log(`${holds ? 'ok' : 'not ok'} - ${claim}`);
  for (const finding of against.slice(0, 5)) console.log(`    ${finding}`);
  if (against.length > 5) console.log(`    and ${against.length - 5} more`);
}

if (Number(rounds) > 0) await race(folder, Number(rounds), check);
await endInEveryWay(folder, check);
await interrupt(folder, check);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed ? 1 : 0;
