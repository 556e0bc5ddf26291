// A row of a benchmark: what ours costs compared with its peer, in the same run and the same unit.
//   { group, name, peer, unit, ours, theirs, at_most: fraction of its peer | times: so many times faster | limit: in the unit }
// and if a goal cannot be met, `accepted`: the fraction of its peer that is allowed instead.

/** The figure that the goal is about, as text too, the goal, and whether it is met: null if there is no goal. */
export function judge(row) {
  const { ours, theirs, at_most: atMost, times, limit } = row;
  if (limit != null) return { figure: ours, text: amount(ours, row.unit), goal: `≤ ${amount(limit, row.unit)}`, met: ours <= limit };
  if (times != null) return { figure: theirs / ours, text: `${(theirs / ours).toFixed(2)} times faster`, goal: `≥ ${times}`, met: theirs / ours >= times };
  if (theirs == null) return { figure: ours, text: '', goal: '', met: null };
  const ratio = ours / theirs;
  const digits = atMost > 1 && atMost < 1.01 ? 5 : 2;
  if (atMost == null) return { figure: ratio, text: ratio.toFixed(digits), goal: '', met: null };
  return { figure: ratio, text: ratio.toFixed(digits), goal: `≤ ${atMost}`, met: ratio <= atMost };
}

export function amount(value, unit) {
  if (value == null) return '';
  const digits = value < 100 && !Number.isInteger(value) ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

/** Whether it misses its goal by more than is accepted. */
export function isTooMuch(row) {
  const { figure, met } = judge(row);
  return met === false && !(figure <= row.accepted);
}

const mark = { true: 'met', false: 'MISSED', null: '' };

/** All rows as a table of text. */
export function table(rows) {
  const cells = rows.map((row) => {
    const { text, goal, met } = judge(row);
    return [row.name, amount(row.ours, row.unit), row.peer, amount(row.theirs, row.unit), text, goal, mark[met]];
  });
  const all = [['what', 'ours', 'beside', 'theirs', 'ratio', 'goal', ''], ...cells];
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
  return all.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()).join('\n');
}

/** The same for docs/benchmarks.md. */
export function markdown(rows) {
  const lines = rows.map((row) => {
    const { text, goal, met } = judge(row);
    return `| ${row.name} | ${amount(row.ours, row.unit)} | ${row.peer} | ${amount(row.theirs, row.unit)} | ${text} | ${goal} ${met === false ? '**missed**' : ''} |`;
  });
  return ['| what | ours | beside | theirs | ratio | goal |', '|---|---|---|---|---|---|', ...lines].join('\n').replace(/ +\|/g, ' |');
}
