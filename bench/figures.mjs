// The figures that README shows: a sentence for each of these rows.
import { amount, judge } from './rows.mjs';

const figures = [
  [{ name: 'aikey_resolve(), option', peer: "WordPress's own way", unit: 'ns' }, ({ ours, ratio }) =>
    `A plugin gets its key from the database in **${ours}**: ${ratio} than WordPress's own way.`],
  [{ name: 'aikey_resolve(), sealed option', peer: 'get_option()', unit: 'ns' }, ({ ours, theirs }) =>
    `If that key is sealed, it takes **${ours}**; \`get_option()\` alone takes ${theirs}.`],
  [{ name: 'Front page of WordPress, extension and plugin', peer: 'without them' }, ({ ratio }) =>
    `With the extension and the plugin, WordPress's front page takes **${ratio}** times the instructions it takes without them.`],
  [{ name: 'Private memory of a php-fpm worker: what the extension adds' }, ({ ours }) =>
    `Each php-fpm worker needs **${ours}** more memory of its own.`],
  [{ name: 'Save & Test, 50 ms round trip', peer: "WordPress's HTTP API (curl), one after the other" }, ({ ours, ratio }) =>
    `Save & Test takes **${ours}** at a round trip of 50 ms, ${ratio} than the same two requests sent through WordPress's HTTP API.`],
];

export function sentences(rows) {
  return figures.map(([wanted, sentence]) => {
    const row = rows.find((candidate) => Object.entries(wanted).every(([member, value]) => candidate[member] === value));
    if (!row) throw new Error(`no row for README's figure: ${wanted.name}`);
    return `- ${sentence({ ours: amount(row.ours, row.unit), theirs: amount(row.theirs, row.unit), ratio: judge(row).text })}`;
  }).join('\n');
}
