// What php-cgi seals, php-fpm opens.
import { execFileSync, spawnSync } from 'node:child_process';
import { check, finish, none, same } from '../lib/checks.mjs';
import { ask } from '../lib/fastcgi.mjs';

const [folder, cgi, fpm] = process.argv.slice(2);
const page = `${folder}/page.php`;
const reloadTime = 20_000;

const { stdout, stderr } = spawnSync(cgi, ['-n', '-d', `aikey.keyring=${folder}/keyring`],
  { encoding: 'utf8', env: { GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', REDIRECT_STATUS: '200', SCRIPT_FILENAME: page } });
const sealed = JSON.parse(stdout.split('\r\n\r\n')[1] ?? '{}').key ?? '';
check('php-cgi seals a key', /^aikey1:/.test(sealed), stdout, stderr);

const open = () => ask(`${folder}/fpm.sock`, page, {}, { SEALED: sealed });
const { pid, ...opened } = await open();
check('a worker of php-fpm is another user', opened.user > 0, opened);
same('who may not read the keyring, but opens what php-cgi sealed', [opened.reads, opened.key], [false, 'a key of the site']);

process.kill(fpm, 'SIGUSR2');
let reloaded = { pid };
for (const end = Date.now() + reloadTime; reloaded.pid === pid && Date.now() < end;) {
  reloaded = await open().catch(() => ({ pid }));
}
check('php-fpm reloads', reloaded.pid !== pid);
same('so does its next worker', { ...reloaded, pid: null }, { pid: null, ...opened });

none('programs with aikey compiled in bind all functions when they start', [cgi, `/proc/${fpm}/exe`].filter((program) =>
  !execFileSync('readelf', ['--dynamic', program], { encoding: 'utf8' }).includes('BIND_NOW')));
finish();
