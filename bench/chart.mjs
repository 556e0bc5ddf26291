// The rows that have a peer as a bar chart of our cost relative to the peer's, and the names of the others. Plain SVG, in
// colours that work on light and dark backgrounds.
import { judge } from './rows.mjs';

const [letter, widest, line, figure] = [6.8, 380, 26, 60];
const colours = { true: ['#2f9e62', 'goal met'], false: ['#d0803a', 'goal missed'], null: ['#6b8bb3', 'no goal'] };
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const name = ({ name: what, peer, group }) => `${what}${peer ? ` / ${peer}` : ''}${group === 'time' ? ', in time' : ''}`;
const text = (x, y, content, anchor = 'start') => `<text x="${x}" y="${y}" text-anchor="${anchor}">${escape(content)}</text>`;

/** What the colours mean, in a line. */
function legend(y) {
  return Object.values(colours).map(([colour, meaning], i) => [
    `<rect x="${8 + i * 110}" y="${y - 10}" width="12" height="12" rx="2" fill="${colour}"/>`,
    text(26 + i * 110, y, meaning),
  ].join('\n')).join('\n');
}

function bar(row, y, label, scale) {
  const ratio = row.ours / row.theirs;
  const length = ratio * scale;
  return [
    text(label - 8, y + 13, name(row), 'end'),
    `<rect x="${label}" y="${y}" width="${length.toFixed(1)}" height="18" rx="2" fill="${colours[judge(row).met][0]}"/>`,
    text((label + length + 6).toFixed(1), y + 13, ratio.toFixed(2)),
  ].join('\n');
}

export function chart(rows) {
  const shown = rows.filter(({ theirs }) => theirs != null);
  const others = rows.filter(({ theirs }) => theirs == null);
  const label = Math.round(24 + letter * Math.max(...shown.map((row) => name(row).length)));
  const width = label + widest + figure;
  const scale = widest / Math.max(1, ...shown.map(({ ours, theirs }) => ours / theirs));
  const one = (label + scale).toFixed(1);
  const end = 30 + shown.length * line;
  const why = 'Not shown, because there is nothing to compare them with:';
  const below = others.length ? [text(8, end + 24, why), ...others.map((row, i) => text(24, end + 44 + i * 18, name(row)))] : [];
  const height = end + (others.length ? 44 + others.length * 18 : 10);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"
  aria-label="What aikey costs, relative to its peer">
<style>text { font: 11px system-ui, sans-serif; fill: #888 } line { stroke: #888; stroke-dasharray: 3 3 }</style>
${legend(14)}
${text(one, 14, '1.0: the same as its peer', 'middle')}
<line x1="${one}" y1="20" x2="${one}" y2="${end}"/>
${[...shown.map((row, i) => bar(row, 30 + i * line, label, scale)), ...below].join('\n')}
</svg>
`;
}
