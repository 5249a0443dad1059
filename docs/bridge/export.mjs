// Feeds a JSON-lines file into a company's events, as another agent gateway writes one. Node 20 or newer, no packages.
//   AGENTOPS_URL=http://127.0.0.1:5080 AGENTOPS_COMPANY=studio AGENTOPS_KEY_FILE=worker.key node export.mjs events.jsonl [--follow]
// It remembers in events.jsonl.offset how far it has come. A line that was sent twice counts once: events are known by their id.
import { createHash } from 'node:crypto';
import { existsSync, openSync, readFileSync, readSync, closeSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const { AGENTOPS_URL: url = 'http://127.0.0.1:5080', AGENTOPS_COMPANY: company = 'studio', AGENTOPS_KEY: given, AGENTOPS_KEY_FILE: keyFile } = process.env;
const [file, ...options] = process.argv.slice(2);
if (!file || !(given || keyFile)) {
  console.error('usage: AGENTOPS_COMPANY=… AGENTOPS_KEY_FILE=… node export.mjs FILE [--follow]');
  process.exit(2);
}
const key = given ?? readFileSync(keyFile, 'utf8').trim();
const MOST = 500, LARGEST = 800_000, PIECE = 4 * 1024 * 1024;
const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const line = text => cut(String(text).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim(), 300);
const name = text => String(text ?? '').toLowerCase().replace(/[^a-z0-9_-]+/g, '_').replace(/^[_-]+/, '').slice(0, 64);
const is = (value, pattern) => typeof value === 'string' && pattern.test(value);

/** An event of the contract from a line of the file; null when the line is none. Adapt this to what your gateway writes. */
function toEvent(text) {
  let o;
  try { o = JSON.parse(text); } catch { return null; }
  if (o === null || typeof o !== 'object' || Array.isArray(o)) return null;
  const when = new Date(o.at ?? o.time ?? o.timestamp ?? NaN);
  const summary = o.summary ?? o.detail;
  const data = o.data && typeof o.data === 'object' && !Array.isArray(o.data) && JSON.stringify(o.data).length <= 16_000 ? o.data : undefined;
  return {
    id: is(o.id, /^[^\u0000-\u001f]{1,200}$/) ? o.id : createHash('sha256').update(text).digest('hex'),
    kind: name(o.kind ?? o.type) || 'event',
    title: line(o.title ?? o.message ?? o.text ?? o.kind ?? o.type ?? '') || 'Event',
    ...(Number.isNaN(when.getTime()) ? {} : { at: when.toISOString() }),
    ...(is(o.agent, /^[a-z0-9][a-z0-9-]{0,31}$/) ? { agent: o.agent } : {}),
    ...(summary ? { summary: cut(String(summary).replaceAll('\u0000', ''), 4000) } : {}),
    ...(Array.isArray(o.tags) ? { tags: o.tags.map(t => cut(line(t), 64)).filter(t => t && !t.startsWith('source:')).slice(0, 20) } : {}),
    ...(data ? { data } : {}),
  };
}

/** Sends a batch until the server has taken it. What it refuses as wrong, it will always refuse: that ends the program. */
async function send(events) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 30_000)) {
    const answer = await fetch(`${url}/api/companies/${company}/events`, {
      method: 'POST', body: JSON.stringify({ events }), headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    }).catch(error => (console.error(error.message), null));
    if (answer?.ok) return answer.json();
    if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`${answer.status} ${await answer.text()}`);
    await sleep(Math.max(wait, 1000 * Number(answer?.headers.get('retry-after') ?? 0)));
  }
}

const place = `${file}.offset`;
let offset = existsSync(place) ? Number(readFileSync(place, 'utf8')) || 0 : 0;

/** Reads whole lines from where it stopped; false when there are none. */
async function step() {
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size < offset) offset = 0; // The file was replaced.
  if (size === offset) return false;
  const buffer = Buffer.alloc(Math.min(PIECE, size - offset)), handle = openSync(file, 'r');
  const read = readSync(handle, buffer, 0, buffer.length, offset);
  closeSync(handle);
  const events = [];
  let at = 0, bytes = 0, skipped = 0;
  for (let end; events.length < MOST && bytes < LARGEST && (end = buffer.indexOf(10, at)) >= 0 && end < read; at = end + 1) {
    const text = buffer.toString('utf8', at, end).trim(), event = text && toEvent(text);
    if (event) bytes += Buffer.byteLength(JSON.stringify(event)), events.push(event);
    else if (text) skipped++;
  }
  if (at === 0 && read === PIECE) throw new Error(`A line is longer than ${PIECE} bytes.`);
  if (at === 0) return false;
  const { accepted, duplicates } = events.length ? await send(events) : { accepted: 0, duplicates: 0 };
  offset += at;
  writeFileSync(`${place}.new`, String(offset));
  renameSync(`${place}.new`, place);
  console.log(`${accepted} new, ${duplicates} known, ${skipped} no events`);
  return true;
}

do while (await step()); while (options.includes('--follow') && (await sleep(1000), true));
