#!/usr/bin/env node
// tools/stubs.mjs VERSION FOLDER: makes the Composer package of stubs in FOLDER, from packaging/stubs and aikey.stub.php.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const [version, folder] = process.argv.slice(2);
const stub = readFileSync(at('aikey.stub.php'), 'utf8');

/** The shapes that have a name, each in one line: PHPStan breaks lines after commas alone. */
const definition = /^ \* @phpstan-type (\w+) ([^]*?)(?=^ \* @|^ \*\/)/gm;
const shapes = Object.fromEntries([...stub.matchAll(definition)]
  .map(([, name, shape]) => [name, shape.replace(/\n \*\s*/g, ' ').replaceAll(' |', '|').trim()]));

/** A type without names of shapes, as those are known in classes only. */
const whole = (type) => type.replace(/\bAikey\w+\b(?!::)/g, (name) => (name in shapes ? whole(shapes[name]) : name));

const written = stub.replace('/** @generate-class-entries */\n\n', '')
  .replace(definition, (_, name) => ` * @phpstan-type ${name} ${shapes[name]}\n`)
  .replace(/^ \* @(?:param|return) .*/gm, whole)
  .replace(/^ +\* @var string\n/gm, ''); // which says less than the constant's value

cpSync(at('packaging/stubs'), folder, { recursive: true });
writeFileSync(`${folder}/aikey.php`, written);
const about = JSON.parse(readFileSync(at('packaging/stubs/composer.json'), 'utf8'));
writeFileSync(`${folder}/composer.json`, `${JSON.stringify({ ...about, version }, null, 4)}\n`);
