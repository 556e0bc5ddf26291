// The replies of the unit tests, chosen by key: as somebody published them, or as they were made for those tests.
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../unit/${name}`, import.meta.url), 'utf8'));
const lists = { published: () => read('replies_wild.json'), made: () => read('replies.json').any };
const sent = /^(content-type|retry-after|x-ratelimit-.*|x-request-id|request-id)$/;

/** The reply that a key such as sk-proj-demo-published-12-… asks for, if it is one; the number is its place in the list. */
export function replyFor(key, prefix) {
  const [, list, number] = /^(published|made)-(\d+)-/.exec(key.startsWith(prefix) ? key.slice(prefix.length) : '') ?? [];
  const row = lists[list]?.()[number];
  if (!row) return undefined;
  const headers = Object.entries(row.headers ?? {}).filter(([name]) => sent.test(name));
  return {
    status: row.status,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) },
    body: Buffer.from(row.text ?? JSON.stringify(row.body)),
  };
}
