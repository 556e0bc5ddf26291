// What the screen reader Orca says, in Firefox, to a person who uses the keyboard.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { newKey } from '../lib/keys.mjs';
import { startDesktop } from './desktop.mjs';

/** Where in `said` the last of these is, if all were said, one after the other. */
function placeOf(said, texts) {
  let place = 0;
  for (const text of texts) {
    const found = said.slice(place).findIndex((words) => words.includes(text));
    if (found < 0) return undefined;
    place += found;
  }
  return place;
}

/** Waits until Orca has said all of these, one after the other, and forgets what was said up to there. */
async function hears({ said }, ...texts) {
  const until = Date.now() + 30_000;
  while (placeOf(said, texts) === undefined && Date.now() < until) await sleep(100);
  const place = placeOf(said, texts);
  assert.notEqual(place, undefined, `${JSON.stringify(texts)} was not said, but ${JSON.stringify(said, null, 1)}`);
  said.splice(0, place + 1);
}

async function tabTo(desktop, target) {
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let i = 0; i < 12 && !await hasFocus(); i++) {
    await desktop.press('Tab');
    await sleep(300);
  }
  assert.ok(await hasFocus(), 'Tab does not lead there');
}

async function onScreen(screen, desktop, { at, visitEmpty }) {
  await at(screen, async ({ card, does }) => {
    const key = newKey('invalid');
    let result;
    const comesToField = async (...about) => {
      await tabTo(desktop, card.field);
      await hears(desktop, 'API key password text', ...about, 'Focus mode'); // Before that, Orca takes letters as commands.
    };
    await does('that a key is tested, and then that it is wrong, and what to do', async () => {
      desktop.said.length = 0;
      await visitEmpty(card, screen.path);
      await hears(desktop, 'Close OpenAI');
      await comesToField('API keys at OpenAI');
      await desktop.type(key);
      await tabTo(desktop, card.button('Save & Test'));
      await hears(desktop, 'Save & Test push button');
      ({ result } = await card.answerTo(() => desktop.press('Return')));
      const about = `The key that you entered, ending in ${key.slice(-4)}:`;
      await hears(desktop, 'Testing the key with OpenAI…', 'Result for OpenAI', `${about} ${result.message} ${result.saved_message} ${result.fix}`);
    });
    await does('the same at the field', () => comesToField(`${result.message} ${result.saved_message} ${result.fix}`));
    await does('nothing of the key but its end', () => assert.ok(!desktop.all.join('').includes(key)));
    await card.clear();
  });
}

/** Everything that was said goes to the file `transcript`, for a person to judge. */
export async function orca(screens, { startFirefox, transcript, ...helpers }) {
  const desktop = await startDesktop();
  try {
    await hears(desktop, 'Screen reader on.');
    const browser = await startFirefox({ headless: false, env: desktop.env });
    for (const screen of screens) await onScreen({ ...screen, name: `Orca says, ${screen.name}`, browser }, desktop, helpers);
    await browser.close();
  } finally {
    await desktop.end();
    writeFileSync(transcript, `${desktop.all.join('\n')}\n`);
  }
}
