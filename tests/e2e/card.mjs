// A connector's card, found as a person finds it: by its texts.
import assert from 'node:assert/strict';

export class Card {
  constructor(page, name = 'OpenAI', id = 'openai') {
    Object.assign(this, { page, name, id, body: page.locator(`#aikey-${id}`) });
    this.field = this.body.getByLabel(/API key/);
    this.model = this.body.getByLabel('Test with', { exact: true });
    this.result = this.body.locator('.aikey-place');
    this.head = page.locator('.aikey-actions', { has: page.getByRole('button', { name: new RegExp(`^(Set up|Manage|Close) ${name}$`) }) });
    this.badge = this.head.locator('.aikey-badge');
    this.status = this.head.getByRole('status');
  }

  button(name) {
    return this.body.getByRole('button', { name, exact: true });
  }

  /** Opens a screen and the card on it. */
  async visit(path) {
    await this.page.goto(path);
    await this.open();
  }

  async open() {
    const toggle = this.page.getByRole('button', { name: new RegExp(`^(Set up|Manage|Close) ${this.name}$`) });
    await toggle.waitFor();
    if (await toggle.getAttribute('aria-expanded') === 'false') await toggle.click();
    // WordPress draws the cards again when the scripts of plugins have run: a click before is lost.
    await this.body.waitFor({ timeout: 5000 }).catch(() => toggle.click());
    await this.body.waitFor();
  }

  /** Does something that leads to a test or a removal and waits until the answer is shown. Returns the answer. */
  async answerTo(act) {
    const answers = (response) => response.request().method() !== 'GET' && /aikey(\/|%2F)v1.*(test|key)(&|\?|$)/.test(response.url());
    const answered = this.page.waitForResponse(answers, { timeout: 15_000 });
    answered.catch(() => {}); // if `act` fails first, its error is the one to report
    await act();
    const answer = await (await answered).json();
    await this.idle();
    return answer;
  }

  async idle() {
    await this.body.locator('.aikey-report').waitFor();
    await this.body.locator('.aikey-progress').waitFor({ state: 'detached' });
  }

  save(key) {
    return this.answerTo(async () => {
      await this.field.fill(key);
      await this.button('Save & Test').click();
    });
  }

  test() {
    return this.answerTo(() => this.button('Test this key').click());
  }

  /** Goes to the field for the model, and returns the names that it then offers. */
  async offered() {
    await this.model.focus();
    await this.body.locator('datalist option').first().waitFor({ state: 'attached' });
    return this.body.locator('datalist option').evaluateAll((all) => all.map(({ value }) => value));
  }

  /** Removes the stored key and the choice of a model without the screen. */
  async clear() {
    await this.page.evaluate(async (id) => {
      await wp.apiFetch({ path: `/aikey/v1/connectors/${id}/key`, method: 'DELETE' });
      await wp.apiFetch({ path: `/aikey/v1/connectors/${id}/model`, method: 'POST', data: { model: '' } });
    }, this.id);
  }

  async shows(...texts) {
    const shown = (await this.body.innerText()).replace(/\s+/g, ' ');
    for (const text of texts) assert.ok(shown.includes(text), `the card does not show "${text}", but: ${shown}`);
  }

  async showsNot(...texts) {
    const shown = (await this.body.innerText()).replace(/\s+/g, ' ');
    for (const text of texts) assert.ok(!shown.includes(text), `the card shows "${text}": ${shown}`);
  }

  async badgeIs(text) {
    assert.equal(await this.badge.count() ? await this.badge.innerText() : '', text);
  }

  async resultHasFocus() {
    assert.ok(await this.result.evaluate((result) => result === document.activeElement), 'the result does not have the focus');
  }

  async typed() {
    return this.field.inputValue();
  }
}
