// Who else could read the master keys: workers of the same pool, and code that PHP preloads.
import { spawnSync } from 'node:child_process';
import { chownSync, copyFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import { none, same } from '../lib/checks.mjs';
import { ask } from '../lib/fastcgi.mjs';

/** A pool of three workers that may read each other's memory, by process.dumpable. Two have had no request yet. */
export async function checkNeighbours(folder, master) {
  const look = (needle) => ask(`${folder}/dumpable.sock`, `${folder}/neighbours.php`, { needle: needle.toString('hex') });
  const { siblings, 'own files': own } = await look(master);
  same('with process.dumpable, PHP code reads the memory of two workers', siblings.filter(({ memory }) => memory !== null).length, 2);
  none('which have not got the master keys', siblings.filter(({ memory, files }) => memory > 0 || files));
  same('nor has its own worker', own, false);
  const code = Buffer.from('aikey_resolve');
  same('though it finds what is there', (await look(code)).siblings.filter(({ memory }) => memory > 0).length, 2);
}

/** Preloaded code runs before any request: as root in a process that PHP forks for it, otherwise in the one that starts. */
export function checkPreloading(folder, master, sealed) {
  const { uid, gid } = statSync(`${folder}/www-data`);
  const own = `${folder}/www-data/keyring`;
  copyFileSync(`${folder}/keyring`, own);
  chownSync(own, uid, gid);
  const preload = (startedBy, keyring) => {
    const found = `${folder}/www-data/preloaded-${startedBy}.json`;
    const { stdout } = spawnSync('setpriv', [`--reuid=${startedBy}`, '--clear-groups', process.env.AIKEY_PHP ?? 'php',
      '-d', `extension=${folder}/aikey.so`, '-d', `aikey.keyring=${keyring}`, '-d', 'aikey.tenant=shop', '-d', 'opcache.enable_cli=1',
      '-d', `opcache.preload=${folder}/preload.php`, '-d', 'opcache.preload_user=www-data', '-r', 'echo substr(aikey_open($argv[1]), 0, 8);', sealed],
    { encoding: 'utf8', env: { ...process.env, FOUND: found, NEEDLE: master.toString('hex') } });
    const { user, open } = JSON.parse(readFileSync(found));
    return { user, open: open.length, opens: stdout };
  };
  same('code that is preloaded as another user finds no master key', preload('root', `${folder}/keyring`), { user: uid, open: 0, opens: 'sk-proj-' });
  same('the process that starts keeps it for those that it forks', preload('www-data', own), { user: uid, open: 1, opens: 'sk-proj-' });
  rmSync(own);
}
