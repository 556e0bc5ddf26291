// A browser, and a person who is logged in to a site. Watches for what a page must not do.
import { join } from 'node:path';

const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP plain.test 127.0.0.1'];

/** Starts Debian's Chromium or Firefox with the playwright-core in the folder `library`. */
export async function startBrowser(library, name = 'chromium', options = {}) {
  const { chromium, firefox } = await import(join(library, 'index.mjs'));
  if (name === 'firefox') return firefox.launch({ channel: 'moz-firefox', executablePath: '/usr/bin/firefox-esr', ...options }); // by WebDriver BiDi
  const asRoot = process.getuid() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...asRoot], ...options });
}

/** The cookies of each site's user, since logging in takes long. */
const sessions = new Map();

/** A page of a new person who is logged in at `site`; `complaints` collects what goes wrong in it. */
export async function logIn(browser, site, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: site.url, ...options });
  context.setDefaultTimeout(15_000);
  context.setDefaultNavigationTimeout(60_000);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== site.url) complaints.push(`request: ${request.url()}`);
  });

  if (!sessions.has(site.url)) {
    await page.goto('/wp-login.php');
    await page.fill('#user_login', site.user);
    await page.fill('#user_pass', site.password);
    await Promise.all([page.waitForURL(/wp-admin/, { waitUntil: 'commit' }), page.click('#wp-submit')]);
    sessions.set(site.url, await context.cookies());
  }
  await context.addCookies(sessions.get(site.url));
  return { page, context, complaints };
}
