// Prints a CycloneDX list of the libraries that aikey.so is linked with, and the Debian packages that they are from.
// usage: node tools/sbom.mjs VERSION AIKEY.SO

import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const [version, so] = process.argv.slice(2);
const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const sha256 = file => [{ alg: 'SHA-256', content: createHash('sha256').update(fs.readFileSync(file)).digest('hex') }];
const suite = /^VERSION_CODENAME=(.*)$/m.exec(fs.readFileSync('/etc/os-release', 'utf8'))[1];

const needed = [...run('readelf', '--wide', '-d', so).matchAll(/\(NEEDED\).*\[(.*)\]/g)].map(match => match[1]);
const paths = new Map([...run('ldd', so).matchAll(/(\S+) => (\/\S+)/g)].map(match => [match[1], fs.realpathSync(match[2])]));

// A merged /usr is newer than the paths in some packages.
function packageOf(path) {
    for (const name of [path, path.replace(/^\/usr/, '')]) {
        try {
            return run('dpkg-query', '--search', name).split(':')[0];
        } catch {
            continue;
        }
    }
    throw new Error(`no package has ${path}`);
}

const libraries = needed.map(library => {
    const path = paths.get(library);
    const name = packageOf(path);
    const [installed, architecture] = run('dpkg-query', '--show', '--showformat=${Version} ${Architecture}\n', name).split(/\s/);
    return {
        type: 'library',
        'bom-ref': library,
        name,
        version: installed,
        purl: `pkg:deb/debian/${name}@${encodeURIComponent(installed)}?arch=${architecture}&distro=${suite}`,
        hashes: sha256(path),
        properties: [{ name: 'soname', value: library }],
    };
});

console.log(JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
        component: {
            type: 'library',
            'bom-ref': 'aikey',
            name: 'aikey',
            version,
            licenses: [{ license: { id: 'MIT' } }],
            hashes: sha256(so),
        },
    },
    components: libraries,
    dependencies: [{ ref: 'aikey', dependsOn: needed }],
}, null, 2));
