// Searches the whole memory of a process.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const chunk = 1 << 22;

/** The readable mappings, with their flags in the kernel. */
function mappings(pid) {
  const found = [];
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)$/.exec(line);
    if (head) {
      const [begin, end] = [head[1], head[2]].map((hex) => parseInt(hex, 16));
      found.push({ begin, end, access: head[3], name: head[4] || 'anonymous', flags: [] });
    } else if (line.startsWith('VmFlags:')) found.at(-1).flags = line.slice(8).trim().split(' ');
  }
  return found.filter(({ access, name }) => access[0] === 'r' && !['[vvar]', '[vsyscall]'].includes(name));
}

/** Calls `visit` with each piece of a mapping. Pieces overlap, so that nothing between two is missed. */
function read(file, { begin, end }, overlap, visit) {
  for (let at = begin; at < end; at += chunk - overlap) {
    const piece = Buffer.alloc(Math.min(chunk, end - at));
    let got = 0;
    try {
      got = readSync(file, piece, 0, piece.length, at);
    } catch {
      return; // it is gone, or belongs to a device
    }
    visit(piece.subarray(0, got), at);
  }
}

/** Finds all needles, given as { name: Buffer }. Returns a list of { name, address, mapping }. */
export function search(pid, needles) {
  const overlap = Math.max(...Object.values(needles).map(({ length }) => length));
  const found = [];
  const file = openSync(`/proc/${pid}/mem`, 'r');
  for (const mapping of mappings(pid)) {
    read(file, mapping, overlap, (piece, base) => {
      for (const [name, needle] of Object.entries(needles)) {
        for (let at = piece.indexOf(needle); at >= 0; at = piece.indexOf(needle, at + 1)) {
          const address = base + at;
          if (!found.some((other) => other.name === name && other.address === address)) found.push({ name, address, mapping });
        }
      }
    });
  }
  closeSync(file);
  return found;
}

/** How many bytes a search reads. */
export function size(pid) {
  return mappings(pid).reduce((sum, { begin, end }) => sum + end - begin, 0);
}
