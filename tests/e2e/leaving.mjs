// A key that is typed and not saved: who can see it, and what becomes of it when something comes between.
import assert from 'node:assert/strict';
import { newKey } from '../lib/keys.mjs';

/** Saves a key without the card. */
const saveFrom = (page) => page.evaluate((data) => wp.apiFetch({ path: '/aikey/v1/connectors/openai/save-and-test', method: 'POST', data }), { key: newKey('working') });

export async function leaving(screen, { at, visitEmpty }) {
  await at(screen, async ({ page, card, does }) => {
    const dashboard = page.locator('#menu-dashboard a, a[href*="index.php"]').first();
    const dialogs = [];
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.type());
      await dialog.dismiss();
    });
    await does('a typed key is in no attribute of the page', async () => {
      await visitEmpty(card, screen.path);
      const key = newKey('working');
      await card.field.click();
      await page.keyboard.insertText(key);
      assert.equal(await card.typed(), key);
      assert.ok(!(await page.content()).includes(key));
      assert.equal(await card.field.getAttribute('value'), null);
    });
    await does('it stays in the field of a card that is closed and opened', async () => {
      const key = await card.typed();
      await page.getByRole('button', { name: 'Close OpenAI' }).click();
      await page.getByRole('button', { name: 'Set up OpenAI' }).click();
      assert.equal(await card.typed(), key);
    });
    await does('whoever leaves the page with it is asked first', async () => {
      const key = await card.typed();
      await page.evaluate(() => { setTimeout(() => { location.href = 'about.php'; }); });
      await page.waitForTimeout(1000);
      assert.deepEqual(dialogs, ['beforeunload']);
      assert.equal(await card.typed(), key);
    });
    await does('a page that the browser keeps does not keep the key, and shows how things are when it is back', async () => {
      const change = (type) => page.evaluate((name) => window.dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type);
      await change('pagehide');
      assert.equal(await card.typed(), '');
      await saveFrom(page);
      await card.badgeIs('');
      await change('pageshow');
      await card.badge.getByText('Connected').waitFor();
    });
    await does('with an empty field nobody is asked', async () => {
      dialogs.length = 0;
      await page.goto('/wp-admin/about.php');
      assert.deepEqual(dialogs, []);
      await card.visit(screen.path);
    });
    await does('a nonce that has run out is renewed', async () => {
      await page.evaluate(() => { wp.apiFetch.nonceMiddleware.nonce = 'expired'; });
      await card.field.fill(newKey('working'));
      await card.button('Save & Test').click();
      await card.body.getByText('Connected successfully').waitFor();
      assert.notEqual(await page.evaluate(() => wp.apiFetch.nonceMiddleware.nonce), 'expired');
    });
    await does('if the reply is lost on its way, the card asks what became of the key', async () => {
      await card.clear();
      await card.visit(screen.path);
      const path = /save-and-test/;
      await page.route(path, async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      });
      const key = newKey('working');
      await card.field.fill(key);
      await card.button('Save & Test').click();
      await card.body.getByText('This site could not be reached.').waitFor();
      await card.badge.getByText('Connected').waitFor();
      assert.equal(await card.typed(), key);
      await page.unroute(path);
      await card.answerTo(() => card.button('Save & Test').click());
      await card.shows('Connected successfully', 'The key is saved.');
    });
    await card.clear();
  });
}

/** Leaves with a key that is typed, and comes back by the browser's Back button. */
export async function comingBack(screen, { at, visitEmpty }) {
  await at(screen, async ({ page, card, does }) => {
    await does('after Back the field is empty, and the card shows what has changed in the meantime', async () => {
      await visitEmpty(card, screen.path);
      await card.field.fill(newKey('working'));
      page.once('dialog', (dialog) => dialog.accept());
      await page.goto('/wp-admin/about.php');
      const other = await page.context().newPage();
      await other.goto(screen.path);
      await saveFrom(other);
      await other.close();
      await page.goBack();
      await card.badge.getByText('Connected').waitFor();
      await card.open();
      assert.equal(await card.typed(), '');
    });
    await card.clear();
  });
}
