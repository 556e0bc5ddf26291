// The rows that have a peer as a bar chart of our cost relative to the peer's. Plain SVG, in colours that work on light
// and dark backgrounds.
import { judge } from './rows.mjs';

const [width, label, line, widest] = [860, 430, 26, 1.6];
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export function chart(rows) {
  const shown = rows.filter(({ theirs, at_most: atMost, times }) => theirs != null && (atMost != null || times != null));
  const scale = (width - label - 70) / widest;
  const height = shown.length * line + 40;
  const one = label + scale;
  const bars = shown.map((row, i) => {
    const ratio = row.ours / row.theirs;
    const y = 30 + i * line;
    const length = Math.min(ratio, widest) * scale;
    const colour = judge(row).met ? '#2f9e62' : '#d0803a';
    return [
      `<text x="${label - 8}" y="${y + 13}" text-anchor="end">${escape(`${row.name} / ${row.peer}${row.group === 'time' ? ', in time' : ''}`)}</text>`,
      `<rect x="${label}" y="${y}" width="${length.toFixed(1)}" height="18" rx="2" fill="${colour}"/>`,
      `<text x="${label + length + 6}" y="${y + 13}">${ratio.toFixed(2)}</text>`,
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"
  aria-label="What aikey costs, relative to its peer">
<style>text { font: 11px system-ui, sans-serif; fill: #888 } line { stroke: #888; stroke-dasharray: 3 3 }</style>
<text x="${one}" y="14" text-anchor="middle">1.0: the same as its peer</text>
<line x1="${one}" y1="20" x2="${one}" y2="${height - 6}"/>
${bars.join('\n')}
</svg>
`;
}
