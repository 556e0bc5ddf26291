// A line a check.
import { join } from 'node:path';

let passed = 0;
let failed = 0;

/** Runs a check; it holds if it does not throw. A picture of the page is left where it does. */
export async function check(title, page, folder, act) {
  try {
    await act();
    passed += 1;
    console.log(`ok - ${title}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok - ${title}\n    ${String(error.stack).replaceAll('\n', '\n    ')}`);
    await page?.screenshot({ path: join(folder, `failed-${failed}.png`), fullPage: true }).catch(() => {});
  }
}

/** The last line; whether all held. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}
