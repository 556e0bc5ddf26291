// What a screen reader gets to say: the page as Chromium's accessibility tree has it.
import assert from 'node:assert/strict';
import { newKey } from '../lib/keys.mjs';

/** The nodes of the accessibility tree, each with its role, name, description and properties. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, description, properties = [] }) => ({
    role: role?.value,
    name: name?.value ?? '',
    description: description?.value ?? '',
    ...Object.fromEntries(properties.map((one) => [one.name, one.value.value])),
  }));
}

/** What has the focus, in the tree: the page itself has it too. */
const focused = async (page) => (await tree(page)).filter((node) => node.focused && node.role !== 'RootWebArea').pop();

const keyField = async (page) => (await tree(page)).find(({ role, name }) => role === 'textbox' && /API key$/.test(name));

function holds(text, ...parts) {
  for (const part of parts) assert.ok(text.includes(part), `"${part}" is not in "${text}"`);
}

export async function heard(screen, { at, visitEmpty }) {
  await at(screen, async ({ page, card, does }) => {
    const outcome = async (...parts) => {
      const { role, name, description } = await focused(page);
      assert.deepEqual([role, name], ['group', 'Result for OpenAI']);
      holds(description, ...parts);
    };
    await does('an empty field is invalid, and says why', async () => {
      await visitEmpty(card, screen.path);
      await card.button('Save & Test').click();
      const { description, invalid, focused: hasFocus } = await keyField(page);
      assert.deepEqual([invalid, hasFocus], ['true', true]);
      holds(description, 'Paste an API key first.');
    });
    await does('a rejection is heard, with its fix, and is tied to the field', async () => {
      const key = newKey('invalid');
      const { result } = await card.save(key);
      await outcome(`The key that you entered, ending in ${key.slice(-4)}:`, result.message, result.saved_message, result.fix);
      const { description, invalid } = await keyField(page);
      assert.equal(invalid, 'true');
      holds(description, result.message, result.fix);
    });
    await does('until another key is typed', async () => {
      await card.field.press('End');
      await page.keyboard.type('x');
      const { description, invalid } = await keyField(page);
      assert.equal(invalid, 'false');
      assert.ok(!description.includes('does not recognize'), description);
    });
    await does('that a key is saved without being verified is heard, and leaves nothing invalid', async () => {
      const { result } = await card.save(newKey('no-credit'));
      await outcome(result.message, 'The key is saved, but not verified.', result.fix);
      assert.equal((await keyField(page)).invalid, 'false');
    });
    await does('while another key is tested, only that is heard, and the last result is not shown', async () => {
      await card.answerTo(async () => {
        await card.field.fill(newKey('slow'));
        await card.button('Save & Test').click();
        await card.showsNot('no credit left');
        const said = (await page.getByRole('status').allTextContents()).filter(Boolean);
        assert.deepEqual(said, ['Testing the key with OpenAI…']);
      });
      assert.equal(await card.status.textContent(), '');
      await outcome('Connected successfully', 'The key is saved.');
    });
    await does('beside a connected key, a result names the key that it is about', async () => {
      const key = newKey('no-credit');
      await card.save(key);
      await card.badgeIs('Connected');
      await outcome(`The key that you entered, ending in ${key.slice(-4)}:`, 'no credit left', 'Your old key stays in use.');
      await card.button('Keep the working key').click();
      await card.test();
      await outcome('The key in use:', 'Connected successfully');
    });
    await does('a card that is opened again does not jump to an old result', async () => {
      await page.getByRole('button', { name: 'Close OpenAI' }).click();
      await page.getByRole('button', { name: 'Manage OpenAI' }).click();
      await card.shows('Connected successfully');
      assert.equal((await focused(page)).name, 'Close OpenAI');
    });
    await does('the result for a card that was closed in the meantime is heard, too', async () => {
      await card.field.fill(newKey('slow'));
      await card.button('Save & Test').click();
      await page.getByRole('button', { name: 'Close OpenAI' }).click();
      await card.head.getByText('Connected successfully').waitFor();
      assert.equal(await card.status.textContent(), 'Connected successfully The key is saved.');
      assert.equal((await focused(page)).name, 'Manage OpenAI');
      await page.getByRole('button', { name: 'Manage OpenAI' }).click();
    });
    await does('a key is heard without its bullets', async () => {
      const shown = (await tree(page)).filter(({ role, name }) => role === 'StaticText' && name.includes('••••'));
      assert.deepEqual(shown, []);
    });
    await does('the question before a removal is heard, and so is what became of it', async () => {
      await card.button('Remove').click();
      const { name, description } = await focused(page);
      assert.equal(name, 'Remove the key for OpenAI');
      holds(description, 'Anything that uses it will stop working');
      await card.answerTo(() => card.button('Remove key').click());
      await outcome('The key was removed.');
    });
    await does('a name that is not a model\'s is tied to its field', async () => {
      await card.save(newKey('no-credit'));
      await card.model.fill('a model');
      await card.button('Test this key').click();
      await card.body.getByText('This is not the name of a model').waitFor();
      const field = (await tree(page)).find(({ name }) => name === 'Test with');
      assert.equal(field.invalid, 'true');
      holds(field.description, 'This is not the name of a model');
    });
    await card.clear();
  });
}
