// Mutants: changes of one line each that a test should notice.
import { createHash } from 'node:crypto';

const opposite = {
  '==': '!=', '!=': '==', '===': '!==', '!==': '===', '<': '<=', '<=': '<', '>': '>=', '>=': '>', '&&': '||', '||': '&&',
  '+': '-', '-': '+', true: 'false', false: 'true',
};

// What is changed: where it is in a line whose comments and strings are blanked out, and what takes its place. `code` is what
// was found and `groups` are its parts, both from the line itself.
const rules = [
  { name: 'comparison', at: /(?<= )(?:[!=]==?|[<>]=?)(?= )/g, by: ({ code }) => opposite[code] },
  { name: 'logic', at: /(?<= )(?:&&|\|\|)(?= |$)/g, by: ({ code }) => opposite[code] },
  { name: 'arithmetic', at: /(?<=[\w)\]] )[+-](?= )/g, by: ({ code }) => opposite[code] },
  { name: 'no negation', at: /!(?=[\w$(\\ ])(?! =)/g, by: () => '' },
  { name: 'condition', at: /\b(if|while) \((.*)\) \{$/g, by: ({ groups: [word, condition] }) => `${word} (!(${condition})) {` },
  { name: 'truth', at: /\b(?:true|false)\b/g, by: ({ code }) => opposite[code] },
  { name: 'number', at: /(?<![\w.$%#"'])\d+(?=L\b|[^\w.%]|$)/g, by: ({ code }) => String(Number(code) + 1) },
  { name: 'statement', at: /(?<=^\s*)(?:\(void\))?[\w$\\>:.\-[\]']+ ?\(.*\);$/g, by: () => ';' },
  { name: 'assignment', at: /(?<=^\s*)[\w$\\>:.\-[\]'*]+ (?:[+|.&-]|\?\?)?= .*;$/g, by: () => ';' },
  { name: 'status', at: /(?<=\breturn )AIKEY_(?!OK)[A-Z]+(?=;)/g, by: () => 'AIKEY_OK' },
  { name: 'success', at: /(?<=\breturn )(?:status|AIKEY_OK)(?=;)/g, by: ({ code }) => (code === 'status' ? 'AIKEY_OK' : 'AIKEY_FAILED') },
  { name: 'result', at: /(?<=\breturn )\S.*(?=;)/g, by: ({ language }) => (language === 'c' ? '0' : 'null') },
  { name: 'alternatives', at: /(?<=\? )([^?:]+) : ([^?:,;]+)(?=[,;]|$)/g, by: ({ groups: [one, other] }) => `${other} : ${one}` },
  { name: 'row', at: /^(?:\s*\{.*\},|[A-Z]+\(.*\))$/g, by: () => '' },
  { name: 'text', at: /(?<=["'])\x01+(?=["'])/g, by: ({ code }) => (/[\s%]/.test(code) ? code : `${code}~`) },
];

const comments = { c: /\/\*[^]*?\*\/|\/\/.*/y, php: /\/\*[^]*?\*\/|\/\/.*|#(?!\[).*/y, js: /\/\*[^]*?\*\/|\/\/.*/y };
const strings = { c: /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y, php: /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/y, js: /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[^]|[^`\\])*`/y };

// Lines that say what there is, not what is done; and texts for people.
const skipped = /^\s*(?:#|use |namespace |import |export \{)|\b(?:__|_e|_n|_x|esc_html__|esc_html_e|esc_attr__|sprintf|printf)\(/;

/** The text with each character of a comment as a space and each within a string as \x01. */
function blank(text, language) {
  const keep = (part, by) => part.replace(/[^\n]/g, by);
  let out = '';
  for (let at = 0; at < text.length;) {
    const find = (pattern) => { pattern.lastIndex = at; return pattern.exec(text)?.[0]; };
    const comment = find(comments[language]);
    const string = comment === undefined ? find(strings[language]) : undefined;
    if (comment !== undefined) out += keep(comment, ' ');
    else if (string !== undefined) out += string[0] + keep(string.slice(1, -1), '\x01') + string.at(-1);
    else out += text[at];
    at = out.length;
  }
  return out;
}

const languageOf = (file) => (file.endsWith('.php') ? 'php' : file.endsWith('.js') ? 'js' : 'c');
const hash = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex');

/** All mutants of a line. */
function* ofLine(line, blanked, language) {
  for (const { name, at, by } of rules) {
    for (const { index, indices, 0: { length } } of blanked.trimEnd().matchAll(new RegExp(at, 'gd'))) {
      const code = line.slice(index, index + length);
      const groups = indices.slice(1).map(([begin, end]) => line.slice(begin, end));
      const after = line.slice(0, index) + by({ code, groups, language }) + line.slice(index + length);
      if (after !== line) yield { rule: name, after };
    }
  }
}

/** The mutants of a file, one for each line that has any. Which one depends on the seed and the line alone. */
export function mutantsOf(file, text, seed) {
  const language = languageOf(file);
  const blanked = blank(text, language).split('\n');
  const seen = {};
  return text.split('\n').flatMap((before, i) => {
    if (skipped.test(before)) return [];
    seen[before] = (seen[before] ?? 0) + 1;
    const all = [...ofLine(before, blanked[i], language)]
      .map((one) => ({ id: hash(seed, file, before, seen[before], one.after).slice(0, 16), file, line: i + 1, before, ...one }));
    return all.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 1);
  });
}
