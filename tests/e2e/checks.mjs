// Clicks through what an admin does: checks.mjs FOLDER PLAYWRIGHT AXE SCREENSHOTS [TOPIC…]
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finish, succeeds } from '../lib/checks.mjs';
import { holdsKey, newKey } from '../lib/keys.mjs';
import { logIn, startBrowser } from './browser.mjs';
import { Card } from './card.mjs';
import { embedded } from './embedded.mjs';
import { heard } from './heard.mjs';
import { comingBack, leaving } from './leaving.mjs';
import { orca } from './orca.mjs';

const [folder, playwright, axe, pictures, ...wanted] = process.argv.slice(2);
const axeSource = readFileSync(join(axe, 'axe.min.js'), 'utf8');
const site = (name) => Object.fromEntries(readFileSync(join(folder, name), 'utf8').trim().split('\n').map((line) => line.split(/=(.*)/s)));
const addresses = JSON.parse(readFileSync(join(folder, 'standin.json'), 'utf8'));
const connectors = '/wp-admin/options-connectors.php';
const own = '/wp-admin/options-general.php?page=aikey';
const screens = [
  { name: 'Connectors, WordPress 7.1', site: site('today'), path: connectors },
  { name: 'AI keys, WordPress 7.1', site: site('today'), path: own },
  { name: 'AI keys, WordPress 6.1', site: site('earlier'), path: own },
];

// What the stand-in answers, whether the key is stored if there is none yet, and what the card then says.
const failures = [
  { scenario: 'invalid', saved: false, badge: '' },
  { scenario: 'deactivated', saved: false, badge: '' },
  { scenario: 'no-credit', saved: true, badge: 'Action needed' },
  { scenario: 'spend-limit', saved: true, badge: 'Action needed' },
  { scenario: 'gateway-budget', saved: true, badge: 'Action needed', links: ['Spend limits at OpenAI', 'Billing at OpenAI'] },
  { scenario: 'request-too-large', saved: true, badge: 'Action needed', links: ['Rate limits at OpenAI'] },
  { scenario: 'missing-scope', saved: true, badge: 'Action needed', links: ['Permissions of keys at OpenAI'] },
  { scenario: 'model-not-allowed', saved: true, badge: 'Action needed' },
  { scenario: 'organization-unverified', saved: true, badge: 'Action needed' },
  { scenario: 'ip-not-allowed', saved: true, badge: 'Action needed' },
  { scenario: 'rate-limited', saved: true, badge: 'Not verified' },
  { scenario: 'server-error', saved: true, badge: 'Not verified' },
  { scenario: 'drop-before-headers', saved: true, badge: 'Not verified' },
  { scenario: 'unknown-error', saved: true, badge: 'Not verified' },
  { scenario: 'html', saved: true, badge: 'Not verified' },
];

const browser = await startBrowser(playwright);
// Firefox gives the keyboard to one page at a time, so each site has its own.
const firefoxes = await Promise.all([startBrowser(playwright, 'firefox'), startBrowser(playwright, 'firefox')]);
const plain = 'plain.test'; // a name for this machine, so that browsers do not trust http:// there

/** Checks a claim about a page, and takes a picture of the page if it does not hold. */
let failed = 0;
async function check(claim, page, act) {
  if (await succeeds(claim, act)) return;
  failed += 1;
  await page.screenshot({ path: join(pictures, `failed-${failed}.png`), fullPage: true }).catch(() => {});
}

/** Lets a newly logged-in person act on a screen. */
async function at(screen, act, options = {}, situation = '') {
  const person = await logIn(screen.browser ?? browser, screen.site, options);
  if (situation) await person.context.addCookies([{ name: 'situation', value: situation, url: screen.site.url }]);
  const card = new Card(person.page, screen.connector ?? 'OpenAI', screen.id ?? 'openai');
  const does = (title, what) => check(`${screen.name}: ${title}`, person.page, what);
  const picture = (name) => person.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  await act({ ...person, card, does, picture });
  await person.context.close();
}

const visitEmpty = async (card, path) => {
  await card.visit(path);
  await card.clear();
  await card.visit(path);
};

async function violations(page) {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(() => window.axe.run(document.querySelector('#wpbody, #wpbody-content, main') ?? document));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`);
}

/** From nothing to a working key and back, with everything that may go wrong on the way. */
async function journey(screen, shots) {
  const keyFor = (scenario) => newKey(scenario, screen.id);
  await at(screen, async ({ page, card, complaints, does, picture }) => {
    await does('no key is set at first', async () => {
      await visitEmpty(card, screen.path);
      await card.badgeIs('');
      assert.equal(await card.field.getAttribute('type'), 'password');
      assert.equal(await card.field.getAttribute('autocomplete'), 'off');
      await picture(`${shots}-empty`);
    });
    await does('axe finds nothing there', async () => assert.deepEqual(await violations(page), []));
    await does('an empty field is told of', async () => {
      await card.button('Save & Test').click();
      await card.shows('Paste an API key first.');
    });
    for (const { scenario, saved, badge, links = [] } of screen.failures ?? failures) {
      await does(`${scenario} is told plainly`, async () => {
        await card.clear();
        await card.visit(screen.path);
        const key = keyFor(scenario);
        const { result } = await card.save(key);
        assert.equal(result.ok, false);
        assert.equal(result.saved, saved, result.code);
        await card.shows(result.message, result.fix, ...links);
        if (result.provider_message) await card.shows(`What ${card.name} said`, result.provider_message);
        await card.badgeIs(badge);
        await card.resultHasFocus();
        assert.equal(await card.typed(), saved ? '' : key);
      });
      if (['no-credit', 'request-too-large', 'unknown-error'].includes(scenario)) await picture(`${shots}-${scenario}`);
    }
    await does('a wrong key\'s result is short: what nobody knows is not in it', async () => {
      await card.clear();
      await card.visit(screen.path);
      await card.save(keyFor('invalid'));
      await card.showsNot('unknown', 'Key accepted', 'Model', 'Text generated');
      await picture(`${shots}-invalid`);
    });
    await does('a pasted key connects', async () => {
      await card.clear();
      await card.visit(screen.path);
      const { result } = await card.save(` ${keyFor('working')}\n`);
      assert.equal(result.code, 'connected');
      await card.shows('Connected successfully', 'The key is saved.', 'Key accepted: yes', 'Model available: yes', 'Text generated: yes');
      await card.badgeIs('Connected');
      assert.equal(await card.typed(), '');
    });
    await picture(`${shots}-connected`);
    await does('axe finds nothing in a result', async () => assert.deepEqual(await violations(page), []));
    await does('it is still connected later, and the key is not in the page', async () => {
      await card.visit(screen.path);
      await card.badgeIs('Connected');
      await card.shows('••••••••••••••••', 'Works, verified on', 'Stored on this site, not encrypted');
      await card.shows(`Tests go to ${new URL(addresses[screen.id ?? 'openai']).host}, not ${card.name}’s own server`);
      assert.ok(!holdsKey(await page.content()));
    });
    await does('a test of it says so again', async () => {
      assert.equal((await card.test()).result.code, 'connected');
      await card.shows('Connected successfully');
    });
    await does('a worse key does not replace it', async () => {
      const { result } = await card.save(keyFor('no-credit'));
      assert.equal(result.kept_previous, true);
      await card.shows('Your old key stays in use.', 'Replace it anyway?');
      await picture(`${shots}-kept`);
      await card.button('Keep the working key').click();
      await card.badgeIs('Connected');
      assert.equal(await card.typed(), '');
    });
    await does('unless it is to', async () => {
      await card.save(keyFor('no-credit'));
      const { result } = await card.answerTo(() => card.button('Replace anyway').click());
      assert.equal(result.saved, true);
      await card.badgeIs('Action needed');
    });
    await does('a working key replaces any', async () => {
      assert.equal((await card.save(keyFor('working'))).result.saved, true);
      await card.badgeIs('Connected');
    });
    await does('another provider\'s key is sent only on request', async () => {
      const { result } = await card.save(newKey('working', screen.id === 'google' ? 'anthropic' : 'google'));
      assert.deepEqual([result.code, result.http_status], ['other_provider', 0]);
      await card.shows('so it was not sent');
      assert.equal(await card.body.locator('dt').filter({ hasText: 'Model' }).count(), 0);
      await picture(`${shots}-other-provider`);
      const sent = await card.answerTo(() => card.button('Send it anyway').click());
      assert.equal(sent.result.code, 'invalid_key');
      await card.badgeIs('Connected');
    });
    await does('a wrong one replaces none', async () => {
      await card.save(keyFor('invalid'));
      await card.badgeIs('Connected');
      await card.shows('It was not saved. Your old key stays in use.');
    });
    await does('a removal asks first', async () => {
      await card.button('Remove').click();
      assert.deepEqual(await violations(page), []);
      await card.button('Keep it').click();
      await card.badgeIs('Connected');
    });
    await does('and removes', async () => {
      await card.button('Remove').click();
      await card.answerTo(() => card.button('Remove key').click());
      await card.shows('The key was removed.');
      await card.badgeIs('');
    });
    await does('nothing went wrong in the page, and nobody else was asked', async () => {
      // WordPress 7.1 requests the files of its own AI plugin, which is not installed.
      assert.deepEqual(complaints.filter((text) => !text.includes('plugins%2Fai%2Fai')), []);
    });
  });
}

/** The model that tests use: the default, another one in its place, or one that somebody chose. */
async function models(screen, shots) {
  await at(screen, async ({ page, card, does, picture }) => {
    await does('a key that cannot use the default model connects with another', async () => {
      await visitEmpty(card, screen.path);
      const { result } = await card.save(newKey('other-model-allowed'));
      assert.deepEqual([result.code, result.model], ['connected', 'gpt-4.1-nano']);
      await card.shows(result.hints[0].message, 'Model gpt-4.1-nano');
      assert.deepEqual([await card.model.inputValue(), await card.model.getAttribute('placeholder')], ['', 'gpt-4.1-nano']);
    });
    await does('whoever comes to the field is offered what the key may use', async () => {
      assert.deepEqual(await card.offered(), ['gpt-4.1-nano', 'gpt-4.1']);
      await picture(`${shots}-models`);
      assert.deepEqual(await violations(page), []);
    });
    await does('the model that is chosen there is tested with', async () => {
      await card.model.fill('gpt-4.1');
      assert.equal((await card.test()).result.model, 'gpt-4.1');
      await card.showsNot('tested with another one');
    });
    await does('and later too', async () => {
      await card.visit(screen.path);
      assert.equal(await card.model.inputValue(), 'gpt-4.1');
      assert.equal((await card.test()).result.model, 'gpt-4.1');
    });
    await does('one that the key may not use is not replaced, and the fix leads to the field', async () => {
      await card.model.fill('gpt-4o-mini');
      const { result } = await card.answerTo(() => page.keyboard.press('Enter'));
      assert.equal(result.code, 'model_not_allowed');
      await card.shows('choose another one under "Test with"');
      assert.deepEqual(await card.offered(), result.models);
      await picture(`${shots}-model-chosen`);
    });
    await does('what is no model is refused in words', async () => {
      await card.model.fill('a model');
      await card.button('Test this key').click();
      await card.body.getByText('This is not the name of a model').waitFor();
    });
    await does('an empty field is the default again', async () => {
      await card.model.fill('');
      assert.equal((await card.test()).result.code, 'connected');
      await card.visit(screen.path);
      assert.deepEqual([await card.model.inputValue(), await card.model.getAttribute('placeholder')], ['', 'gpt-4o-mini']);
    });
  });
}

/** What the card says of a page that came in the clear. */
async function inTheClear(screen, shots) {
  const site = { ...screen.site, url: screen.site.url.replace('127.0.0.1', plain) };
  const words = 'This page came over a connection that is not encrypted';
  await at({ ...screen, site }, async ({ card, does, picture }) => {
    await does('a page that came in the clear is not one to paste a key into, says the card', async () => {
      await card.visit(screen.path);
      await card.shows(words);
      await picture(`${shots}-in-the-clear`);
    });
  });
  await at(screen, async ({ card, does }) => {
    await does('but one from this machine is', async () => {
      await card.visit(screen.path);
      await card.showsNot(words);
    });
  });
}

async function trouble(screen) {
  await at(screen, async ({ page, context, card, does }) => {
    await does('two clicks make one test, and it says that it runs', async () => {
      await visitEmpty(card, screen.path);
      let requests = 0;
      page.on('request', (request) => { requests += /save-and-test/.test(request.url()) ? 1 : 0; });
      await card.answerTo(async () => {
        await card.field.fill(newKey('slow'));
        await card.button('Save & Test').click();
        await card.button('Save & Test').click({ force: true });
        assert.match(await card.status.textContent(), /^Testing the key with OpenAI/);
      });
      assert.equal(requests, 1);
      await card.badgeIs('Connected');
    });
    await does('without a network nothing is lost', async () => {
      const key = newKey('working');
      await context.setOffline(true);
      await card.field.fill(key);
      await card.button('Save & Test').click();
      await card.body.getByText('This site could not be reached.').waitFor();
      assert.equal(await card.typed(), key);
      await context.setOffline(false);
      await card.answerTo(() => card.button('Save & Test').click());
      await card.shows('Connected successfully');
    });
    for (const [situation, words] of [['gateway', 'This site’s server failed to answer.'], ['error', 'This site’s server failed to answer.']]) {
      await does(`a server that breaks (${situation}) is told of in words`, async () => {
        await context.addCookies([{ name: 'situation', value: situation, url: screen.site.url }]);
        const key = newKey('working');
        await card.field.fill(key);
        await card.button('Save & Test').click();
        await card.body.getByText(words).waitFor();
        assert.equal(await card.typed(), key);
        await context.addCookies([{ name: 'situation', value: 'none', url: screen.site.url }]);
      });
    }
    await does('who is logged out is told so, and keeps what was typed', async () => {
      const key = newKey('working');
      await context.clearCookies();
      await card.field.fill(key);
      await card.button('Save & Test').click();
      await card.body.getByText('You are no longer logged in').waitFor();
      assert.equal(await card.typed(), key);
    });
  });
}

/** A key that its owner revokes while a plugin uses it. */
async function inUse(screen, shots) {
  await at(screen, async ({ page, card, does, picture }) => {
    const key = newKey('working');
    await does('who uses a key is told', async () => {
      await visitEmpty(card, screen.path);
      await card.save(key);
      await card.visit(screen.path);
      await card.visit(screen.path);
      await card.badgeIs('Connected');
      await card.body.getByText('Used by Situations').click();
      await card.shows('in 30 days, last on', 'It is no protection from a plugin that wants to take the key.');
      assert.deepEqual(await violations(page), []);
      await picture(`${shots}-in-use`);
    });
    await does('a key that dies while it is used is connected no longer', async () => {
      appendFileSync(join(folder, 'revoked'), `${key}\n`);
      await page.goto(screen.path);
      await card.visit(screen.path);
      await card.badgeIs('Key not accepted');
      await card.shows('does not recognize this API key');
    });
    await card.clear();
  }, {}, 'in-use:');
}

async function elsewhere(screen) {
  for (const [source, words] of [['constant', 'Constant OPENAI_API_KEY'], ['env', 'Environment variable OPENAI_API_KEY']]) {
    await at(screen, async ({ card, does }) => {
      await does(`a key from ${source} can be tested, and not changed`, async () => {
        await card.visit(screen.path);
        await card.shows(words);
        assert.equal(await card.field.count(), 0);
        assert.equal(await card.button('Remove').count(), 0);
        assert.equal((await card.test()).result.code, 'connected');
        await card.badgeIs('Connected');
      });
    }, {}, `${source}:${newKey('working')}`);
  }
  await at(screen, async ({ card, does, page }) => {
    await does('a sealed key that does not open says why', async () => {
      await visitEmpty(card, screen.path);
      await page.goto('/sealed.php');
      await card.visit(screen.path);
      await card.badgeIs('Key cannot be read');
      await card.shows('The stored key is encrypted, but this server has no encryption key.');
      await card.button('Remove').click();
      await card.answerTo(() => card.button('Remove key').click());
      await card.badgeIs('');
    });
  });
}

const akismet = (page) => page.getByRole('heading', { name: 'Akismet Anti-spam' });

/** Cards that are not ours stay as they are, and what core hides stays hidden. */
async function neighbours(screen) {
  for (const order of ['before', 'after']) {
    await at(screen, async ({ page, card, does, picture }) => {
      await does(`Akismet's card and one that its plugin draws ${order} ours stay as they are`, async () => {
        await card.visit(screen.path);
        await page.getByText('A card of its own', { exact: true }).waitFor();
        await akismet(page).scrollIntoViewIfNeeded();
        await picture(`connectors-neighbours-${order}`);
        const ours = await page.locator('.aikey-actions button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label').split(' ').pop()));
        assert.deepEqual(ours.sort(), ['Anthropic', 'Google', 'Mistral', 'OpenAI']);
      });
    }, {}, `neighbours:${order}`);
  }
  await at(screen, async ({ page, does, picture }) => {
    await does('with AI switched off no card of ours is there', async () => {
      await page.goto(screen.path);
      await akismet(page).waitFor();
      await picture('connectors-ai-off');
      assert.equal(await page.locator('.aikey-actions').count(), 0);
    });
  }, {}, 'ai-off');
}

async function byKeyboard(screen) {
  await at(screen, async ({ page, card, does }) => {
    const tabTo = async (name, limit = 120) => {
      for (let i = 0; i < limit; i++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          const element = document.activeElement;
          return element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent;
        });
        if (here === name) return;
      }
      assert.fail(`Tab does not lead to ${name}`);
    };
    await does('all of it goes by keyboard', async () => {
      await visitEmpty(card, screen.path);
      await page.goto(screen.path);
      await page.getByRole('button', { name: 'Set up OpenAI' }).waitFor();
      await tabTo('Set up OpenAI');
      await page.keyboard.press('Enter');
      await tabTo('API key');
      await card.answerTo(async () => {
        await page.keyboard.insertText(newKey('working'));
        await page.keyboard.press('Enter');
      });
      await card.resultHasFocus();
      await card.badgeIs('Connected');
      await page.keyboard.press('Shift+Tab'); // back past the result's links to the buttons before it
      await page.keyboard.press('Enter');
      await card.body.getByRole('group', { name: 'Remove the key for OpenAI' }).waitFor();
      await page.keyboard.press('Escape');
      await card.badgeIs('Connected');
      await page.keyboard.press('Enter');
      await tabTo('Remove key', 6);
      await card.answerTo(() => page.keyboard.press('Enter'));
      await card.badgeIs('');
    });
  });
}

/** Takes pictures for a person to judge, and checks that nothing is wider than the screen. */
async function looks(screen, shots) {
  const ways = { narrow: [{ viewport: { width: 390, height: 844 } }, 'none'], rtl: [{}, 'rtl'], midnight: [{}, 'scheme:midnight'], dark: [{ colorScheme: 'dark' }, 'none'] };
  for (const [way, [options, situation]] of Object.entries(ways)) {
    await at(screen, async ({ page, card, does, picture }) => {
      await does(`nothing hangs over: ${way}`, async () => {
        await visitEmpty(card, screen.path);
        await card.save(newKey('model-not-allowed'));
        await picture(`${shots}-${way}`);
        assert.deepEqual(await violations(page), []);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${over} pixels`);
      });
      if (way !== 'rtl') return;
      await does('the links under the field follow each other from the right', async () => {
        const links = card.body.locator('form .aikey-about a');
        const [first, second] = [await links.first().boundingBox(), await links.last().boundingBox()];
        const gap = first.x - second.x - second.width;
        assert.ok(gap >= 8, `${gap} pixels`);
      });
    }, options, situation);
  }
}

/** What a person reads before there is a key and after it is gone, and the switch of the daily re-check. */
async function guidance(screen, shots) {
  await at(screen, async ({ page, card, does, picture }) => {
    await does('a card without a key says what to do first', async () => {
      await visitEmpty(card, screen.path);
      assert.equal(await card.body.locator('.aikey-steps li').count(), 3);
      const links = await card.body.locator('.aikey-steps a').evaluateAll((all) => all.map(({ href }) => href));
      assert.deepEqual(links, ['https://platform.openai.com/', 'https://platform.openai.com/settings/organization/billing/overview', 'https://openai.com/api/pricing/']);
    });
    await does('what the host must fix has a line for the host', async () => {
      await card.save(newKey('html'));
      assert.match(await card.body.locator('.aikey-line').innerText(), /^Something other than the provider's API answers PHP at https?:/);
      await picture(`${shots}-for-host`);
    });
    await does('a key that was removed is still to be deleted at the provider', async () => {
      await card.save(newKey('working'));
      assert.equal(await card.body.locator('.aikey-steps').count(), 0);
      await card.button('Remove').click();
      await card.answerTo(() => card.button('Remove key').click());
      await card.shows('It still works at OpenAI: if nothing else uses it, delete it there.');
      assert.equal(await card.result.getByRole('link', { name: /^API keys at OpenAI/ }).getAttribute('href'), 'https://platform.openai.com/api-keys');
    });
    await does('the guide is one click away', async () => {
      await page.goto(await card.body.getByRole('link', { name: /^Guide:/ }).getAttribute('href'));
      await page.getByRole('link', { name: 'If a key leaks' }).click();
      assert.ok(await page.getByRole('heading', { name: 'If a key leaks' }).isVisible());
      assert.deepEqual(await violations(page), []);
      await picture(`${shots}-guide`);
    });
    await does('the daily re-check is switched on and off', async () => {
      const toggle = page.getByRole('checkbox', { name: /^Test working keys again once a day/ });
      for (const wanted of [true, false]) {
        await page.goto(own);
        await toggle.setChecked(wanted);
        await Promise.all([page.waitForURL(/settings-updated/), page.getByRole('button', { name: 'Save Changes' }).click()]);
        assert.equal(await toggle.isChecked(), wanted);
      }
      assert.deepEqual(await violations(page), []);
      await picture(`${shots}-recheck`);
    });
    await does('a link to a card opens it', async () => {
      await page.goto('about:blank');
      await page.goto(`${own}#aikey-mistral`);
      await page.locator('#aikey-mistral').waitFor();
    });
  });
}

const only = failures.filter(({ scenario }) => ['invalid', 'no-credit', 'rate-limited'].includes(scenario));
const earlier = { ...screens[2], failures: only };
const anthropic = { ...screens[0], name: `${screens[0].name}, Anthropic`, connector: 'Anthropic', id: 'anthropic', failures: only };

/** The plugin that WordPress's own AI features need. */
async function providersPlugin(screen) {
  await at(screen, async ({ page, card, does }) => {
    const button = card.body.getByRole('button', { name: 'Activate the plugin for OpenAI' });
    const place = card.body.locator('.aikey-about', { hasText: 'plugin' });
    await does('a plugin that cannot be activated is reported in words', async () => {
      await card.visit(screen.path);
      const message = 'The server&#8217;s fault. Try the <a href="https://example.org/">forums</a>.';
      await page.route(/ai-provider-for-openai/, (route) => route.fulfill({ status: 500, json: { code: 'plugins_api_failed', message, data: { status: 500 } } }));
      await button.click();
      await place.getByText('The server’s fault. Try the forums.').waitFor();
      await page.unroute(/ai-provider-for-openai/);
    });
    await does('one that can is activated, once, and keeps the focus on the card', async () => {
      let requests = 0;
      page.on('request', (request) => { requests += /ai-provider-for-openai/.test(request.url()) ? 1 : 0; });
      await button.dblclick();
      await card.body.getByText('The plugin is active.').waitFor();
      assert.equal(requests, 1);
      assert.equal(await page.evaluate(() => document.activeElement.innerText), 'The plugin is active.');
      await card.field.fill('x');
      assert.ok(await card.field.evaluate((field) => field === document.activeElement));
      await card.field.fill('');
      const path = '/wp/v2/plugins/ai-provider-for-openai/plugin';
      const { status } = await page.evaluate((asked) => wp.apiFetch({ path: asked }), path);
      assert.equal(status, 'active');
      await page.evaluate((asked) => wp.apiFetch({ path: asked, method: 'POST', data: { status: 'inactive' } }), path);
    });
  });
}

/** The life of a card, from the first key to its removal, with the mouse and with the keyboard. */
async function aLife(screen, shots) {
  await journey(screen, shots);
  await byKeyboard(screen);
}

const helpers = { at, visitEmpty, violations };

/** What is checked on each site, one after the other. */
const plans = {
  today: {
    journey: async () => {
      await journey(screens[0], 'connectors');
      await journey({ ...screens[1], failures: only }, 'page');
      await journey(anthropic, 'anthropic');
    },
    models: () => models(screens[0], 'connectors'),
    trouble: () => trouble(screens[0]),
    leaving: () => leaving(screens[0], helpers),
    comingBack: () => comingBack(screens[0], helpers),
    heard: () => heard(screens[0], helpers),
    embedded: () => embedded(screens[0], 'connectors', helpers),
    inTheClear: () => inTheClear(screens[1], 'page'),
    elsewhere: () => elsewhere(screens[0]),
    inUse: () => inUse(screens[0], 'connectors'),
    byKeyboard: () => byKeyboard(screens[0]),
    guidance: () => guidance(screens[0], 'connectors'),
    providersPlugin: () => providersPlugin(screens[0]),
    neighbours: () => neighbours(screens[0]),
    looks: () => looks(screens[0], 'connectors'),
  },
  earlier: {
    journey: () => journey(earlier, 'page-6.1'),
    models: () => models(earlier, 'page-6.1'),
    trouble: () => trouble(earlier),
    leaving: () => leaving(earlier, helpers),
    comingBack: () => comingBack(earlier, helpers),
    heard: () => heard(earlier, helpers),
    embedded: () => embedded(earlier, 'page-6.1', helpers),
    inTheClear: () => inTheClear(earlier, 'page-6.1'),
    elsewhere: () => elsewhere(earlier),
    inUse: () => inUse(earlier, 'page-6.1'),
    byKeyboard: () => byKeyboard(earlier),
    guidance: () => guidance(earlier, 'page-6.1'),
    looks: () => looks(earlier, 'page-6.1'),
  },
};

const inFirefox = (screen, browserOf) => ({ ...screen, name: `Firefox, ${screen.name}`, browser: browserOf, failures: only });
plans.today.firefox = async () => {
  const screen = inFirefox(screens[0], firefoxes[0]);
  await aLife(screen, 'firefox-connectors');
  await comingBack(screen, helpers);
};
plans.earlier.firefox = async () => {
  const screen = inFirefox(earlier, firefoxes[1]);
  await aLife(screen, 'firefox-page-6.1');
  await comingBack(screen, helpers);
};

if (wanted.includes('orca')) {
  plans.today.orca = () => orca(screens.slice(0, 2), {
    ...helpers, startFirefox: (options) => startBrowser(playwright, 'firefox', options),
    transcript: join(pictures, 'orca.txt'),
  });
}

await Promise.all(Object.values(plans).map(async (plan) => {
  for (const [topic, act] of Object.entries(plan)) {
    if (wanted.length === 0 || wanted.includes(topic)) await act();
  }
}));

await at(screens[0], async ({ page, does }) => {
  await does('no page asks a provider for anything', async () => {
    const asked = () => readFileSync(join(folder, 'standin.log'), 'utf8');
    const before = asked();
    for (const path of [connectors, own]) {
      await page.goto(path);
      await page.locator('.aikey-actions').first().waitFor();
    }
    assert.equal(asked(), before);
  });
});
await browser.close();
await Promise.all(firefoxes.map((one) => one.close()));
for (const name of ['today', 'earlier']) {
  await succeeds(`nothing broke in ${name}'s log, and no key is in it`, () => {
    const log = readFileSync(join(folder, `${name}-site/wp-content/debug.log`), { encoding: 'utf8', flag: 'a+' });
    assert.deepEqual(log.split('\n').filter((line) => /PHP Fatal|aikey\/includes|aikey\.php/.test(line) && !line.includes('A plugin broke.')), []);
    assert.ok(!holdsKey(log));
  });
}
finish();
