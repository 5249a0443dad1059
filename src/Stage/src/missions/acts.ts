import type { Json, JsonObject } from '../api/types';
import { words } from '../ui/format';

interface Act {
  /** What one may do, without an object. */
  deed: string;
  /** What is to be done, what is being done and what was done; `it` stands where the object goes. */
  todo: string;
  doing: string;
  done: string;
  /** What stands for the object where the input names none. */
  bare: string;
  of: (payload: JsonObject) => string | null;
}

const most = 90;
const cut = (text: string) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
const quoted = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? `“${cut(value)}”` : null);
const topic = (payload: JsonObject) => quoted(payload.topic) ?? quoted(payload.title) ?? quoted(payload.target);
const host = (payload: JsonObject) => (typeof payload.url === 'string' ? cut(payload.url.replace(/^https?:\/\//, '').replace(/\/$/, '')) : null);
const views: Record<string, string> = { overview: 'the company’s figures', memory: 'what is remembered', metrics: 'how the posts did', missions: 'the missions' };

const acts: Record<string, Act> = {
  crawl: { deed: 'read pages', todo: 'Read it', doing: 'Reads it', done: 'Read it', bare: 'the page', of: host },
  scan_signals: { deed: 'scan feeds', todo: 'Scan it', doing: 'Scans it', done: 'Scanned it', bare: 'the feeds', of: () => null },
  research: { deed: 'research', todo: 'Research it', doing: 'Researches it', done: 'Researched it', bare: 'the topic', of: topic },
  analyze: { deed: 'analyse', todo: 'Analyse it', doing: 'Analyses it', done: 'Analysed it', bare: 'what was found', of: topic },
  draft_tweet: { deed: 'draft posts', todo: 'Draft a post about it', doing: 'Drafts a post about it', done: 'Drafted a post about it', bare: 'what was found', of: topic },
  post_tweet: { deed: 'post', todo: 'Post it', doing: 'Posts it', done: 'Posted it', bare: 'the draft', of: (payload) => quoted(payload.text) },
  write_content: { deed: 'write', todo: 'Write about it', doing: 'Writes about it', done: 'Wrote about it', bare: 'what was found', of: topic },
  review: { deed: 'review', todo: 'Review it', doing: 'Reviews it', done: 'Reviewed it', bare: 'the result', of: topic },
  diagnose: { deed: 'look for causes', todo: 'Look for the cause of it', doing: 'Looks for the cause of it', done: 'Looked for the cause of it', bare: 'the failure', of: topic },
  summarize: { deed: 'sum up', todo: 'Sum up it', doing: 'Sums up it', done: 'Summed up it', bare: 'what was found', of: topic },
  view: { deed: 'look at the figures', todo: 'Look at it', doing: 'Looks at it', done: 'Looked at it', bare: 'the company’s figures', of: (payload) => (typeof payload.what === 'string' ? (views[payload.what] ?? words(payload.what)) : null) },
  deploy: { deed: 'deploy', todo: 'Deploy it', doing: 'Deploys it', done: 'Deployed it', bare: 'what was made', of: topic },
  notify: { deed: 'tell those outside', todo: 'Tell it', doing: 'Tells it', done: 'Told it', bare: 'those outside', of: topic },
};

const asSentence = (text: string) => (text === '' ? '' : text[0]!.toUpperCase() + text.slice(1));
const fill = (pattern: string, object: string) => pattern.replace(/\bit$/, () => object);
const lower = (text: string) => (text[0]?.toLowerCase() ?? '') + text.slice(1);

/** A step in words as far as it has come, with what it is about: “Looked at the company’s figures”. Kinds of others keep their name. */
export function actOf(kind: string, status: string, payload: JsonObject = {}): string {
  const act = acts[kind];
  if (!act) return asSentence(words(kind));
  const object = act.of(payload) ?? act.bare;
  if (status === 'failed') return `Could not ${lower(fill(act.todo, object))}`;
  return fill(status === 'succeeded' ? act.done : status === 'running' ? act.doing : act.todo, object);
}

/** A kind of step as something one may do: “look at the figures”. */
export const deedOf = (kind: string): string => acts[kind]?.deed ?? words(kind);
