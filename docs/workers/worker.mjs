// A complete AgentOps worker for Node 20 or newer, without packages. It serves the kind `count_words` of the template beside it.
//   AGENTOPS_URL=http://127.0.0.1:5080 AGENTOPS_COMPANY=workshop AGENTOPS_KEY_FILE=worker.key node worker.mjs
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const { AGENTOPS_URL: url = 'http://127.0.0.1:5080', AGENTOPS_COMPANY: company = 'workshop', AGENTOPS_KEY: given, AGENTOPS_KEY_FILE: file } = process.env;
const key = given ?? readFileSync(file, 'utf8').trim();
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stop.abort());

const kinds = {
  async count_words({ text, seconds = 0 }) {
    await sleep(seconds * 1000);
    return { words: text.split(/\s+/).filter(Boolean).length };
  },
};

// Says something until it is heard: the lease's token makes a repetition harmless. Null: refused, and saying it again would not help.
async function post(path, body, signal) {
  for (let wait = 250; !signal?.aborted; wait = Math.min(wait * 2, 10_000)) {
    const answer = await fetch(`${url}/api/companies/${company}/steps/${path}`, {
      method: 'POST', signal, body: JSON.stringify(body), headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    }).catch(() => null);
    if (answer?.ok) return answer.json();
    if (answer && answer.status < 500 && answer.status !== 429) return console.error(path, answer.status, await answer.text()), null;
    await sleep(Math.max(wait, 1000 * Number(answer?.headers.get('retry-after') ?? 0)), null, { signal }).catch(() => null);
  }
  return null;
}

async function work({ id, kind, payload, lease: { token, until } }) {
  const renewing = setInterval(() => post(`${id}/renew`, { token }), Math.max(500, (Date.parse(until) - Date.now()) / 3));
  const said = await kinds[kind](payload).then(result => ['complete', { token, result }], error => ['fail', { token, error: String(error) }]);
  clearInterval(renewing);
  await post(`${id}/${said[0]}`, said[1]);
}

while (!stop.signal.aborted) {
  const claim = await post('claim', { worker: `js-${hostname()}-${process.pid}`, kinds: Object.keys(kinds), max: 20, waitSeconds: 25 }, stop.signal);
  if (claim) await Promise.all(claim.steps.map(work));
  else await sleep(1000, null, { signal: stop.signal }).catch(() => null);
}
