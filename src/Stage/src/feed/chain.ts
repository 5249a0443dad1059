import type { AgentEvent } from '../api/types';

export interface ChainNode {
  event: AgentEvent;
  depth: number;
  /** On the way from the root to the chosen event. */
  onPath: boolean;
  /** Caused, directly or not, by the chosen event. */
  below: boolean;
}

/** The event a cause names: an event by its id, or the first one that speaks of the proposal, mission, step or conversation of that id. */
function causes(events: readonly AgentEvent[]): (event: AgentEvent) => AgentEvent | undefined {
  const byId = new Map<string, AgentEvent>();
  for (const event of events) {
    for (const id of Object.values(event.refs ?? {})) if (id && !byId.has(id)) byId.set(id, event);
  }
  for (const event of events) byId.set(event.id, event);
  return (event) => {
    const found = event.cause ? byId.get(event.cause) : undefined;
    return found === event ? undefined : found;
  };
}

/**
 * Lays a family of events out as an indented list, each under what caused it, oldest first. A straight line of causes stays at one
 * depth: only where several things follow from one does it indent.
 */
export function layOutChain(events: readonly AgentEvent[], chosen: string): ChainNode[] {
  const sorted = [...events].sort((a, b) => a.seq - b.seq);
  const causeOf = causes(sorted);
  const parents = new Map<string, AgentEvent>();
  const children = new Map<string, AgentEvent[]>();
  const roots: AgentEvent[] = [];
  for (const event of sorted) {
    const parent = causeOf(event);
    if (parent && parent.seq < event.seq) {
      parents.set(event.id, parent);
      children.set(parent.id, [...(children.get(parent.id) ?? []), event]);
    } else {
      roots.push(event);
    }
  }
  const path = new Set<string>();
  for (let at: string | undefined = chosen; at !== undefined; at = parents.get(at)?.id) path.add(at);

  const nodes: ChainNode[] = [];
  const pending = roots.reverse().map((event) => ({ event, depth: 0, below: false }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { event, depth, below } = next;
    nodes.push({ event, depth, onPath: path.has(event.id), below });
    const under = children.get(event.id) ?? [];
    const deeper = under.length > 1 ? depth + 1 : depth;
    for (const child of [...under].reverse()) pending.push({ event: child, depth: deeper, below: below || event.id === chosen });
  }
  return nodes;
}
