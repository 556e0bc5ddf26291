// A connector's card, found as a person finds it: by its texts.
import assert from 'node:assert/strict';

export class Card {
  constructor(page, name = 'OpenAI', id = 'openai') {
    Object.assign(this, { page, name, id, body: page.locator(`#aikey-${id}`) });
    this.field = this.body.getByLabel(/API key/);
    this.result = this.body.locator('.aikey-place');
    this.badge = page.locator('.aikey-actions', { has: page.locator(`[aria-controls="aikey-${id}"]`) }).locator('.aikey-badge');
  }

  button(name) {
    return this.body.getByRole('button', { name, exact: true });
  }

  /** Opens a screen and the card on it. */
  async visit(path) {
    await this.page.goto(path);
    const toggle = this.page.getByRole('button', { name: new RegExp(`^(Set up|Manage|Close) ${this.name}$`) });
    await toggle.waitFor();
    if (await toggle.getAttribute('aria-expanded') === 'false') await toggle.click();
    await this.body.waitFor();
  }

  /** Does something that leads to a request and waits until the answer is shown. Returns the answer. */
  async answerTo(act) {
    const answered = this.page.waitForResponse((response) => response.request().method() !== 'GET' && /aikey(\/|%2F)v1/.test(response.url()), { timeout: 15_000 });
    answered.catch(() => {}); // if `act` fails first, its error is the one to report
    await act();
    const answer = await (await answered).json();
    await this.idle();
    return answer;
  }

  async idle() {
    await this.page.waitForFunction((id) => {
      const body = document.getElementById(id);
      return body.querySelector('[role=status]').textContent === '' && body.querySelector('.aikey-report');
    }, `aikey-${this.id}`);
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

  /** Removes the stored key without the screen. */
  async clear() {
    await this.page.evaluate((id) => wp.apiFetch({ path: `/aikey/v1/connectors/${id}/key`, method: 'DELETE' }), this.id);
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
