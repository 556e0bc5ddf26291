// A line for each claim that a runner checks, and a last one that counts them.
const counts = { passed: 0, failed: 0 };
const mostShown = 20;

const shown = (finding) => (typeof finding === 'string' ? finding : JSON.stringify(finding) ?? '')
  .slice(0, 2000).replaceAll('\n', '\n    ');

/** Prints and counts whether a claim holds, and what was found if it does not. Returns whether it holds. */
export function check(claim, holds, ...findings) {
  counts[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? 'ok' : 'not ok'} - ${claim}`);
  if (holds) return true;
  for (const finding of findings.slice(0, mostShown)) console.log(`    ${shown(finding)}`);
  if (findings.length > mostShown) console.log(`    and ${findings.length - mostShown} more`);
  return false;
}

/** The claim holds if both values are the same in JSON. */
export function same(claim, found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  return check(claim, a === b, `${a} instead of ${b}`);
}

/** The claim holds if nothing was found that contradicts it. */
export function none(claim, findings) {
  return check(claim, findings.length === 0, ...findings);
}

/** The claim holds if the act does not throw. */
export async function succeeds(claim, act) {
  try {
    await act();
  } catch (error) {
    return check(claim, false, error.stack);
  }
  return check(claim, true);
}

/** Prints the last line. The process ends with 1 if a claim did not hold, or if none was checked. */
export function finish() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed || !counts.passed ? 1 : 0;
}
