// A WordPress site, with its command line and its servers.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { dirname } from 'node:path';

const php = process.env.AIKEY_PHP || 'php';
const patience = 60_000;

/** Runs a program to its end: {status, stdout, stderr}. */
export function run(command, args, { input = '', env = {}, cwd } = {}) {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, cwd, maxBuffer: 2 ** 26, timeout: patience };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? error.code ?? 255 : 0, stdout: stdout.trimEnd(), stderr });
    });
    child.stdin.on('error', () => {}); // it may end before it has read everything
    child.stdin.end(input);
  });
}

/** Relays connections to a local port, until it is stopped: then nothing listens. */
export class Relay {
  constructor(target) {
    this.target = target;
    this.open = new Set();
    this.port = 0; // any free one, at first
  }

  start() {
    this.server = net.createServer((near) => {
      const far = net.connect(this.target, '127.0.0.1');
      for (const [one, other] of [[near, far], [far, near]]) {
        this.open.add(one);
        one.pipe(other).on('error', () => {});
        one.on('error', () => other.destroy()).on('close', () => { other.destroy(); this.open.delete(one); });
      }
    });
    return new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', () => resolve(this.port = this.server.address().port)));
  }

  stop() {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const one of this.open) one.destroy();
    return closed;
  }
}

const flags = (ini) => Object.entries(ini).flatMap(([name, value]) => ['-d', `${name}=${value}`]);

export class Site {
  /** `ini` and `env` are the defaults for its processes. */
  constructor({ root, folder, ini = {}, env = {} }) {
    Object.assign(this, { root, folder, ini, env, servers: [] });
  }

  async make({ plugins = [], defines = {} } = {}) {
    const others = plugins.filter((plugin) => plugin !== 'aikey');
    if (defines.DB_HOST) await this.install(others, defines);
    else cpSync(await this.template(others, defines), this.folder, { recursive: true });
    Object.assign(this, JSON.parse(readFileSync(`${this.folder}/site.json`, 'utf8')));
    cpSync(`${this.root}/wordpress/aikey`, `${this.folder}/wp-content/plugins/aikey`, { recursive: true });
    if (plugins.includes('aikey')) await this.wp(['plugin', 'activate', 'aikey']);
    return this;
  }

  /** A site without the plugin that others are copied from, as installing one takes seconds: beside them, or in AIKEY_SITES, where it stays. */
  async template(plugins, defines) {
    const sites = process.env.AIKEY_SITES || `${dirname(this.folder)}/templates`;
    const folder = `${sites}/${createHash('sha256').update(JSON.stringify([plugins, defines])).digest('hex')}`;
    if (existsSync(folder)) return folder;
    mkdirSync(sites, { recursive: true });
    const made = new Site({ ...this, folder: mkdtempSync(`${sites}/new-`) });
    await made.install(plugins, defines);
    renameSync(made.folder, folder);
    return folder;
  }

  async install(plugins, defines) {
    const options = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name}=${value}`]);
    const made = await run(`${this.root}/tools/wordpress`, [this.folder, '--url', 'http://localhost', ...options]);
    if (made.status) throw new Error(`tools/wordpress: ${made.stderr}`);
    this.wpCli = made.stdout.match(/^wp_cli=(.*)$/m)[1];
    const into = `${this.folder}/wp-content/plugins`;
    cpSync(`${this.root}/tests/wordpress/plugins`, into, { recursive: true });
    copyFileSync(`${this.root}/tests/wordpress/eval.php`, `${this.folder}/eval.php`);
    if (plugins.length) await this.wp(['plugin', 'activate', ...plugins]);
    const password = await this.wp(['user', 'application-password', 'create', 'admin', 'test', '--porcelain']);
    writeFileSync(`${this.folder}/site.json`, JSON.stringify({ wpCli: this.wpCli, admin: { user: 'admin', password } }));
  }

  /** Runs WP-CLI, which may fail; `bare` means without this site's settings. */
  try(args, { ini = {}, env = {}, bare, input } = {}) {
    const all = [...flags(bare ? {} : { ...this.ini, ...ini }), this.wpCli, '--allow-root', `--path=${this.folder}`, ...args];
    return run(php, all, { input, env: { ...this.env, ...env } });
  }

  /** What WP-CLI prints. It must succeed. */
  async wp(args, options) {
    const { status, stdout, stderr } = await this.try(args, options);
    if (status) throw new Error(`wp ${args.join(' ')} ended with ${status}: ${stdout} ${stderr}`);
    return stdout;
  }

  /** The value of PHP code in WordPress: in a running server, or with options of its own on the command line. */
  async eval(code, options) {
    if (!options) this.evaluator ??= this.serve({ ini: { 'opcache.revalidate_freq': 0 } });
    const printed = options
      ? await this.wp(['eval', `echo json_encode((function () { ${code} })());`], options)
      : (await (await this.evaluator).request('POST', '/eval.php', { body: code })).text;
    try {
      return JSON.parse(printed);
    } catch {
      throw new Error(`no JSON: ${printed}`);
    }
  }

  /** An option as it is stored in the database, null if there is none. */
  stored(option, options) {
    return this.eval(`global $wpdb; return $wpdb->get_row("SELECT option_value FROM {$wpdb->options} WHERE option_name = '${option}'")->option_value ?? null;`, options);
  }

  /** Starts a web server for it. The server ends with this process. */
  async serve({ ini = {}, env = {}, bare } = {}) {
    const args = ['--pdeathsig', 'TERM', php, ...flags(bare ? ini : { ...this.ini, ...ini }), '-S', '127.0.0.1:0', '-t', this.folder];
    const child = spawn('setpriv', args, { env: { ...process.env, ...this.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    const server = new Server(this, child);
    this.servers.push(server);
    await server.started;
    return server;
  }

  end() {
    for (const { child } of this.servers) child.kill();
  }
}

class Server {
  constructor(site, child) {
    Object.assign(this, { site, child, log: '' });
    this.started = new Promise((resolve, reject) => {
      child.stderr.on('data', (data) => {
        this.log += data;
        const port = this.log.match(/http:\/\/127\.0\.0\.1:(\d+)\) started/)?.[1];
        if (port) resolve(this.port = Number(port));
      });
      child.on('exit', () => reject(new Error(`PHP's server ended: ${this.log}`)));
    });
  }

  /** Makes a request. The site's own URL is http://localhost. */
  request(method, path, { headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.port, method, path, headers: { host: 'localhost', ...headers }, agent: false };
      const request = http.request(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => { text += part; })
          .on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
      });
      request.setTimeout(patience, () => request.destroy(new Error(`no answer to ${method} ${path}`)));
      request.on('error', reject).end(body);
    });
  }

  /** Makes a REST request in JSON, by default as the admin. */
  async rest(method, route, data, { user = this.site.admin, headers = {}, blog = '' } = {}) {
    const login = user && { authorization: `Basic ${Buffer.from(`${user.user}:${user.password}`).toString('base64')}` };
    const sent = data === undefined ? {} : { 'content-type': 'application/json' };
    const path = `${blog}/?rest_route=${route}`;
    const reply = await this.request(method, path, {
      headers: { ...login, ...sent, ...headers },
      body: data === undefined ? undefined : JSON.stringify(data),
    });
    try {
      reply.json = reply.text && JSON.parse(reply.text);
    } catch {
      throw new Error(`${method} ${route} said: ${reply.text.slice(0, 500)}`);
    }
    return reply;
  }
}
