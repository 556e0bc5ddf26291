// Cards on another plugin's page: tests/wordpress/plugins/test-cards.php.
import assert from 'node:assert/strict';
import { newKey } from '../lib/keys.mjs';
import { Card } from './card.mjs';

export async function embedded(screen, shots, { at, violations }) {
  const path = '/wp-admin/options-general.php?page=test-cards';
  await at(screen, async ({ page, card, complaints, does, picture }) => {
    const other = new Card(page, 'Anthropic', 'anthropic');
    const mounted = new Card(page, 'Mistral', 'mistral');
    await does('each card that a plugin asks for is there once, and open', async () => {
      await page.goto(path);
      for (const one of [card, other, mounted]) await one.body.waitFor();
      assert.equal(await page.locator('.aikey-card').count(), 3);
      assert.deepEqual(await violations(page), []);
    });
    await does('a key is saved there, and the form around the card is not sent', async () => {
      await card.clear();
      await page.goto(path);
      await card.answerTo(async () => {
        await card.field.fill(newKey('working'));
        await page.keyboard.press('Enter');
      });
      await card.badgeIs('Connected');
      assert.ok(page.url().endsWith(path));
      await card.answerTo(async () => {
        await card.model.focus();
        await page.keyboard.press('Enter');
      });
      assert.ok(page.url().endsWith(path));
    });
    await does('one card knows nothing of another', async () => {
      await other.save(newKey('invalid', 'anthropic'));
      await other.shows('Anthropic does not recognize this API key.');
      await card.badgeIs('Connected');
      await picture(`${shots}-embedded`);
    });
    await does('the form around them is sent without what is typed in them', async () => {
      const key = newKey('working');
      await card.field.fill(key);
      page.once('dialog', (dialog) => dialog.accept());
      const sent = page.waitForRequest((request) => request.url().endsWith('options.php'));
      await page.getByRole('button', { name: 'Save Changes' }).click();
      assert.ok(!(await sent).postData().includes(key));
      await page.getByText('Settings saved.').waitFor();
    });
    await does('a connector that does not exist is named, to who can act', async () => {
      await page.goto(`${path}&wrong=1`);
      await page.getByText('There is no AI provider "opneai" here; there is openai, anthropic,').waitFor();
    });
    await does('nothing went wrong in the page', async () => assert.deepEqual(complaints, []));
    await card.clear();
  });
}
