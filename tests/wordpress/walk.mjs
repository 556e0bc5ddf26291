// Random walks: what hosts and admins do, in any order, also with the extension or the keyring missing for a while.
// After each step the key in use is the one that was saved last, or the site says why not, and no row holds what neither
// opens nor reads. AIKEY_WALKS=SEEDSxSTEPS walks longer.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const settings = '/wp/v2/settings';
const options = { openai: 'connectors_ai_openai_api_key', 'acme-ai': 'connectors_ai_acme_ai_api_key' };
const [seeds, steps] = (process.env.AIKEY_WALKS ?? '2x60').split('x').map(Number);

/** Numbers from 0 to n - 1, the same for the same seed. */
function dice(seed) {
  let state = seed * 2654435761 % 4294967296;
  return (n) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor(state / 4294967296 * n);
  };
}

export default async function walks(context) {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const walk = new Walk(context, seed);
    try {
      await walk.start();
      const wrong = await walk.go();
      context.check(`walk ${seed}: ${steps} steps, and the key in use is always the one saved last`, !wrong, wrong);
    } finally {
      walk.site.end();
    }
  }
}

class Walk {
  constructor(context, seed) {
    this.file = `${context.work}/walk-${seed}.keyring`;
    this.lines = [randomBytes(32).toString('base64')];
    this.site = context.site(`walk-${seed}`, { 'aikey.keyring': this.file });
    Object.assign(this, { roll: dice(seed), count: 0, trail: [], active: true, mode: 'whole', last: { openai: null, 'acme-ai': null } });
  }

  async start() {
    this.writeKeyring();
    await this.site.make({ plugins: ['test-provider.php', 'test-connectors.php', 'aikey'] });
    await this.serve();
  }

  writeKeyring() {
    writeFileSync(this.file, this.lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  }

  /** A server for each mode: they read the keyring when they start. */
  async serve() {
    for (const server of Object.values(this.servers ?? {})) server.child.kill();
    const fresh = { 'opcache.revalidate_freq': 0 };
    this.modes = { whole: {}, 'no extension': { bare: true }, 'no keyring': { ini: { 'aikey.keyring': '' } }, 'keyring unreadable': { ini: { 'aikey.keyring': '/nowhere/at/all' } } };
    this.servers = {};
    for (const [name, how] of Object.entries(this.modes)) this.servers[name] = await this.site.serve({ ...how, ini: { ...fresh, ...how.ini } });
  }

  async eval(code, mode = this.mode) {
    const { text } = await this.servers[mode].request('POST', '/eval.php', { body: code });
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(`no JSON after ${this.trail.slice(-5).join(', ')}: ${text.slice(0, 500)}`);
    }
  }

  pick(list) {
    return list[this.roll(list.length)];
  }

  newKey() {
    this.count += 1;
    return `sk-walk-${this.count}-${'0123456789'.repeat(4)}`;
  }

  async step() {
    const id = this.pick(Object.keys(options));
    const name = options[id];
    const works = this.active && this.mode === 'whole';
    const [what, act] = this.pick([
      ['saves a key with another plugin', async () => {
        const key = this.newKey();
        if (await this.eval(`update_option('${name}', '${key}'); return get_option('${name}');`) === key) this.last[id] = key;
      }],
      ['adds a key where none is', async () => {
        const key = this.newKey();
        if (await this.eval(`return add_option('${name}', '${key}');`)) this.last[id] = key;
      }],
      ['pastes a key', async () => {
        const key = this.newKey();
        if (!works) return;
        const { json } = await this.servers.whole.rest('POST', `/aikey/v1/connectors/${id}/save-and-test`, { key, replace: true });
        if (json.result?.saved) this.last[id] = key;
      }],
      ['removes a key', async () => {
        if (!works) return;
        const { json } = await this.servers.whole.rest('DELETE', `/aikey/v1/connectors/${id}/key`);
        if (json.removed) this.last[id] = null;
      }],
      ['saves the title', async () => {
        if (!this.active || this.mode === 'no extension') return; // WordPress by itself erases keys then
        await this.servers[this.mode].rest('POST', settings, { title: `Step ${this.trail.length}` });
      }],
      ['sends back the settings', async () => {
        if (!works) return;
        const { json } = await this.servers.whole.rest('GET', settings);
        await this.servers.whole.rest('POST', settings, { [name]: json[name], title: json.title });
      }],
      ['submits a form', () => this.eval(`update_option('${name}', get_option('${name}'));`)],
      ['looks at a page', () => this.servers[this.mode].request('GET', '/')],
      ['looks at a page with the connector', () => this.servers.whole.request('GET', '/')],
      ['switches the plugin', async () => {
        await this.eval(this.active ? "require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('aikey/aikey.php');"
          : "require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('aikey/aikey.php');");
        this.active = !this.active;
      }],
      ["switches the connector's plugin", () => this.eval("require_once ABSPATH . 'wp-admin/includes/plugin.php'; $p = 'test-connectors.php'; is_plugin_active($p) ? deactivate_plugins($p) : activate_plugin($p);")],
      ['switches the mode', () => { this.mode = this.pick(Object.keys(this.modes)); }],
      ['is whole again', () => { this.mode = 'whole'; }],
      ['rotates', async () => {
        if (!this.active) return;
        this.lines.unshift(randomBytes(32).toString('base64'));
        this.writeKeyring();
        await this.site.wp(['aikey', 'rotate', '--format=json']);
        this.lines.length = 1;
        this.writeKeyring();
        await this.serve();
      }],
      ['opens all', () => this.active && this.site.wp(['aikey', 'open', '--yes', '--format=json'])],
      ['seals all', () => this.active && this.site.wp(['aikey', 'seal', '--format=json'])],
    ]);
    this.trail.push(`${what} (${id}, ${this.mode}, ${this.active ? 'active' : 'not active'})`);
    await act();
  }

  /** What is wrong now, if anything. */
  async flaw() {
    const now = await this.eval(`global $wpdb; $r = array('extension' => extension_loaded('aikey'));
      foreach (${JSON.stringify(Object.values(options)).replace('[', 'array(').replace(']', ')')} as $name) {
        $raw = $wpdb->get_var($wpdb->prepare("SELECT option_value FROM $wpdb->options WHERE option_name = %s", $name));
        $aside = $wpdb->get_var($wpdb->prepare("SELECT option_value FROM $wpdb->options WHERE option_name = %s", "aikey_aside_$name"));
        $r[$name] = array('read' => (string) get_option($name), 'sealed' => str_starts_with((string) $raw, 'aikey1:'), 'raw' => $raw, 'aside' => null !== $aside);
      }
      return $r;`);
    const opened = await this.eval(`global $wpdb; $r = array();
      foreach ($wpdb->get_results("SELECT option_name, option_value FROM $wpdb->options WHERE option_value LIKE 'aikey1:%' AND option_name NOT LIKE 'aikey\\_aside\\_%'") as $row) {
        try { $r[$row->option_name] = aikey_open($row->option_value, $row->option_name); } catch (Exception $e) { $r[$row->option_name] = null; }
      }
      return (object) $r;`, 'whole');
    for (const [id, name] of Object.entries(options)) {
      const { read, sealed, raw, aside } = now[name];
      const last = this.last[id] ?? '';
      const dark = sealed && (this.mode !== 'whole') && this.active; // the site says so
      if (read !== last && !(read === '' && (dark || aside))) return `${name} reads "${read}" instead of "${last}"; stored: ${raw}`;
      if (sealed && !this.active) return `${name} is sealed although the plugin is not active`;
      if (sealed && opened[name] !== last) return `${name} opens as "${opened[name]}" instead of "${last}"`;
    }
    return Object.entries(opened).find(([, key]) => key === null)?.[0];
  }

  async go() {
    for (let i = 0; i < steps; i += 1) {
      await this.step();
      const flaw = await this.flaw();
      if (flaw) return `${flaw}, after step ${i + 1}: ${this.trail.slice(-8).join('; ')}`;
    }
    return '';
  }
}
