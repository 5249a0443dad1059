import type { AgentEvent, JsonObject } from '../api/types';

// A tab may hold 100,000 events. Rows show no payload, and most of their strings repeat, so each is kept once.
const strings = new Map<string, string>();
const tagLists = new Map<string, string[]>();
const noData: JsonObject = Object.freeze({}) as JsonObject;
const scriptedData: JsonObject = Object.freeze({ scripted: true }) as JsonObject;

function once(text: string): string {
  const known = strings.get(text);
  if (known !== undefined) return known;
  if (strings.size > 5_000) strings.clear();
  strings.set(text, text);
  return text;
}

function onceList(tags: string[]): string[] {
  const key = tags.join('\u0001');
  const known = tagLists.get(key);
  if (known) return known;
  if (tagLists.size > 5_000) tagLists.clear();
  tagLists.set(key, tags);
  return tags;
}

/** The same event without what no row shows; its story loads the whole. */
export function slim(event: AgentEvent): AgentEvent {
  return {
    ...event,
    agent: event.agent === null || event.agent === undefined ? null : once(event.agent),
    kind: once(event.kind),
    tags: onceList(event.tags ?? []),
    refs: event.refs ?? {},
    data: event.data?.scripted === true ? scriptedData : noData,
  };
}
