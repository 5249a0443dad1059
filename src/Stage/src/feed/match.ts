import type { EventFilter } from '../api/queries';
import type { AgentEvent } from '../api/types';

/** Whether the server would have listed this event under the filter. */
export function matches(event: AgentEvent, { agent, kind, tag, q }: EventFilter): boolean {
  if (agent && event.agent !== agent) return false;
  if (kind && event.kind !== kind) return false;
  if (tag && !event.tags.includes(tag)) return false;
  if (q) {
    const wanted = q.toLowerCase();
    return event.title.toLowerCase().includes(wanted) || (event.summary ?? '').toLowerCase().includes(wanted);
  }
  return true;
}

/**
 * What the live log adds in front of the history read from the server. Anything not in the newest page but younger than its end is
 * new; anything older is on a later page.
 */
export function liveAhead(live: readonly AgentEvent[], firstPage: readonly AgentEvent[], filter: EventFilter): AgentEvent[] {
  const oldest = firstPage.at(-1)?.seq ?? Number.NEGATIVE_INFINITY;
  const known = new Set(firstPage.map((event) => event.id));
  return live.filter((event) => (firstPage.length === 0 || event.seq > oldest) && !known.has(event.id) && matches(event, filter));
}
