// Runs config.w32 with stand-ins for the functions of PHP's build on Windows: it must be valid, find all it asks for, build
// the files that are named on the command line and no others, and give each an object of its own.

import fs from 'node:fs';
import vm from 'node:vm';

const source = fs.readFileSync('config.w32', 'utf8');
const expected = process.argv.slice(2).sort();
const problems = [];

// The engine on Windows is JScript, which is older than these.
for (const [line, text] of source.split('\n').entries()) {
    if (/^\s*(let|const)\s|=>|`|,\s*[\])]/.test(text)) {
        problems.push(`config.w32:${line + 1}: JScript does not know this`);
    }
}
if (!/^ARG_ENABLE\([^;]+\);/m.test(source)) {
    problems.push('config.w32: phpize does not find ARG_ENABLE');
}

for (const phpize of [true, false]) {
    const root = phpize ? '.' : 'ext\\aikey';
    const objects = new Map();
    const flags = [];
    const build = {
        PHP_AIKEY: 'yes',
        configure_module_dirname: root,
        ARG_ENABLE() {},
        ADD_FLAG: (name, flag) => flags.push(flag),
        ADD_EXTENSION_DEP() {},
        WARNING: message => problems.push(message),
        CHECK_LIB: names => `C:\\deps\\lib\\${names.split(';')[0]}`,
        CHECK_HEADER_ADD_INCLUDE: () => true,
        SETUP_OPENSSL: () => 2,
        EXTENSION: (name, files) => build.ADD_SOURCES(root, files, name),
        ADD_SOURCES(folder, files) {
            for (const file of files.split(/\s+/)) {
                const path = `${folder}/${file}`.slice(root.length + 1);
                const object = (phpize ? '' : `${folder}/`) + file.replace(/\.c$/, '.obj');
                if (objects.has(object)) {
                    problems.push(`config.w32: ${objects.get(object)} and ${path} both become ${object}`);
                }
                objects.set(object, path);
            }
        },
    };
    vm.runInNewContext(source, build, { filename: 'config.w32' });
    if (!flags.includes('/D CURL_STATICLIB')) {
        problems.push('config.w32 does not tell the headers of a static libcurl that it is static');
    }
    const built = [...objects.values()].sort();
    problems.push(
        ...expected.filter(path => !built.includes(path)).map(path => `config.w32 does not build ${path}`),
        ...built.filter(path => !expected.includes(path)).map(path => `config.w32 builds ${path}, which is not there`));
}
for (const problem of new Set(problems)) {
    console.error(problem);
}
process.exitCode = problems.length ? 1 : 0;
