import type { AgentEvent } from '../api/types';
import { lookOf } from './kinds';

export interface Telling {
  /** After the agent's name: what they did. */
  head: string;
  /** What it was about; may be empty. */
  body: string;
  /** True when the body is something said aloud. */
  says: boolean;
}

const tones = new Set(['neutral', 'agreement', 'supportive', 'critical', 'challenge']);

/** A name of capitalised words before one of the verbs that titles of agents go on with. */
const named =
  /^\p{Lu}\S*(?: \p{Lu}\S*)* (?=(?:starts|wants|may|lets|has|had|proposes|remembers|thinks|no longer|merges|knows|posted|wrote|tries|failed|finished|could not|stopped|read|reads|scan(?:s|ned)|researches|analyses|draft(?:s|ed)|posts|writes|reviews|looks|looked|found|sums|summed|deploy(?:s|ed)|sends|sent|works)\b)/u;

/** The title without the name of who did it, which stands before it anyway; null when it does not begin with one. */
export function withoutName(event: AgentEvent, name?: string): string | null {
  for (const prefix of [event.agent, name]) {
    const own = prefix ? event.title.toLowerCase().indexOf(prefix.toLowerCase()) === 0 && /^(?:['’]s)? /.exec(event.title.slice(prefix.length)) : null;
    if (prefix && own) return event.title.slice(prefix.length + own[0].length);
  }
  // Where nobody knows the name, it is the capitalised words before the verb.
  const prefix = event.agent ? named.exec(event.title) : null;
  return prefix ? event.title.slice(prefix[0].length) : null;
}

/** What an event is about, without who and what they did: “Research topic 3” of “brain wants: Research topic 3”. */
export function subjectOf(event: AgentEvent, name?: string): string {
  const own = withoutName(event, name);
  const rest = own ?? event.title;
  const listed = own === null ? undefined : /^[a-z' ]+: (.+)$/s.exec(rest)?.[1];
  // What is listed may hold quotes of its own: “brain wants: Diagnose: “Scan” failed”.
  const quoted = /^“(.+)”$/s.exec(listed ?? '')?.[1] ?? (listed === undefined ? /“(.+)”/.exec(rest)?.[1] : undefined);
  return quoted ?? listed ?? rest;
}

/** What was said in a turn. */
export function lineOf(event: AgentEvent): string {
  if (typeof event.data?.text === 'string') return event.data.text;
  return event.summary && !tones.has(event.summary) ? event.summary : event.title;
}

/** An event in the words of the feed: a head that goes on from the agent's name, and a body. */
export function tell(event: AgentEvent, name?: string): Telling {
  if (event.kind === 'roundtable_turn') return { head: 'says', body: lineOf(event), says: true };
  const rest = withoutName(event, name);
  if (rest === null) return { head: lookOf(event.kind).verb, body: event.summary ? `${event.title} — ${event.summary}` : event.title, says: false };
  const subject = subjectOf(event, name);
  // “wants: X” and “finished “X””: the name of the thing is what the eye looks for.
  const plain = rest.replace(`“${subject}”`, '').replace(subject, '').replace(/[:\s]+$/, '');
  // “growth's routine … is over” tells of what is theirs; the kind tells what they did.
  const theirs = /^\S+(?: \S+)?['’]s /.test(event.title);
  if (subject !== rest) return { head: plain.includes(' ') && !theirs ? plain : lookOf(event.kind).verb, body: event.summary ? `${subject} — ${event.summary}` : subject, says: false };
  return { head: rest, body: event.summary ?? '', says: false };
}

/** The text with agents called by their names instead of their keys. */
export function inNames(text: string, members: readonly { key: string; name: string }[]): string {
  const names = new Map(members.map(({ key, name }) => [key, name]));
  return text.replace(/(?<![\w-])[a-z][\w-]*/g, (word) => names.get(word) ?? word);
}

/** The same in a title, where a key may be a word like any other: only where somebody does something does it count as a name. */
export function titleInNames(title: string, members: readonly { key: string; name: string }[]): string {
  return members.reduce((text, { key, name }) => text.replace(new RegExp(`(^|: |“|answer |of |with )${key}(?=$|['’]s |,| (?:could|answers|finished|drafted|posted|wrote|published|failed|wants|wanted|wins|says|said|has|had|was|is|and|did)\\b)`, 'g'), (_, before: string) => before + name), title);
}

/** A line between quotes; quotes within become single ones. */
export const spoken = (line: string) => `“${line.replace(/^["“]([^"“”]*)["”]$/s, '$1').replaceAll('“', '‘').replaceAll('”', '’')}”`;

const written = new Set(['research', 'analyze', 'draft_tweet', 'write_content', 'review', 'diagnose', 'summarize', 'scan_signals']);

/** Whether the event shows words that a model wrote. */
export const showsModelWords = (event: AgentEvent) => event.kind === 'roundtable_turn' || (event.kind === 'step_succeeded' && event.tags.some((tag) => written.has(tag)));
