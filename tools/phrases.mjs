// The questions in the plugin's readme.txt: what providers say, in their own words, and what it means. The words are those of
// real replies, tests/unit/replies_wild.json, without what differs from account to account.

const providers = { openai: 'OpenAI', anthropic: 'Anthropic', google: 'Google', mistral: 'Mistral' };
const asked = (outcome) => ['REJECTED', 'BLOCKED'].includes(outcome.verdict) || ['rate_limited', 'provider_unavailable'].includes(outcome.code);

/** What people see of a reply: its first sentence; '' if that is about one account, or says next to nothing. */
function phrase({ body }) {
  const root = Array.isArray(body) ? body[0] : body;
  const message = [root?.error?.message, root?.error, root?.message, root?.detail].find((one) => typeof one === 'string') ?? '';
  const sentence = message.trim().split(/(?<=[.!?])\s|\n/)[0].replace(/`[^`]+`/g, '…').replace(/: \S*(sk-|\*).*$/, '');
  const isGeneral = /^[\x20-\x7e…]{12,110}$/.test(sentence) && sentence.split(' ').length > 2 && !/\d{4}|\borg-|proj_|sk-|https?:|[<>{}]|redacted|request id/i.test(sentence);
  return isGeneral ? sentence : '';
}

/** The phrases for an outcome, the most frequent first and each provider's first before another's second. */
function phrasesFor(code, replies) {
  const counts = new Map();
  for (const reply of replies.filter(({ want, provider }) => want.length === 1 && want[0] === code && providers[provider])) {
    const text = phrase(reply);
    if (text) counts.set(text, { text, provider: reply.provider, count: (counts.get(text)?.count ?? 0) + 1 });
  }
  const all = [...counts.values()].sort((a, b) => b.count - a.count);
  const rank = ({ provider }, i) => all.slice(0, i).filter((other) => other.provider === provider).length;
  return all.map((one, i) => ({ ...one, rank: rank(one, i) })).sort((a, b) => a.rank - b.rank).slice(0, 4);
}

/** Questions and answers for readme.txt, from outcomes {code, verdict, message, fix} and replies. */
export function questions(outcomes, replies) {
  return outcomes.filter(asked).flatMap(({ code, message, fix }) => {
    const [first, ...others] = phrasesFor(code, replies);
    if (!first) return [];
    const means = `${message} ${fix}`.replaceAll('{provider}', providers[first.provider]).replaceAll('{connector}', first.provider);
    const also = others.length ? ` Also said as: ${others.map(({ text }) => `"${text}"`).join(', ')}` : '';
    return [`= "${first.text}" =`, '', `${means}${also}`, ''];
  }).join('\n').trimEnd();
}
