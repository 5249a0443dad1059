import type { AgentEvent } from '../api/types';

export interface ChainNode {
  event: AgentEvent;
  depth: number;
  /** On the way from the root to the chosen event. */
  onPath: boolean;
  /** Caused, directly or not, by the chosen event. */
  below: boolean;
}

/** A reference such as `proposal:…` taken apart; without a kind it names an event. */
export function readCause(cause: string): { kind: string; id: string } {
  const colon = cause.indexOf(':');
  return colon < 0 ? { kind: 'event', id: cause } : { kind: cause.slice(0, colon), id: cause.slice(colon + 1) };
}

const refOf: Record<string, keyof AgentEvent['refs']> = { proposal: 'proposalId', mission: 'missionId', step: 'stepId', roundtable: 'roundtableId' };

/** The event a cause names: the event itself, or the last one before that speaks of the proposal, mission, step or conversation. */
function causeOf(event: AgentEvent, before: readonly AgentEvent[]): AgentEvent | undefined {
  if (!event.cause) return undefined;
  const { kind, id } = readCause(event.cause);
  if (kind === 'event') return before.find((other) => other.id === id);
  const ref = refOf[kind];
  if (!ref) return undefined;
  const speaking = before.filter((other) => other.refs[ref] === id);
  return speaking.findLast((other) => other.kind.startsWith(`${kind}_`)) ?? speaking.at(-1);
}

/**
 * Lays a family of events out as an indented list, each under what caused it, oldest first. A straight line of causes stays at one
 * depth: only where several things follow from one does it indent.
 */
export function layOutChain(events: readonly AgentEvent[], chosen: string): ChainNode[] {
  const sorted = [...events].sort((a, b) => a.seq - b.seq);
  const parents = new Map<string, AgentEvent>();
  const children = new Map<string, AgentEvent[]>();
  const roots: AgentEvent[] = [];
  sorted.forEach((event, index) => {
    const parent = causeOf(event, sorted.slice(0, index));
    if (parent) {
      parents.set(event.id, parent);
      children.set(parent.id, [...(children.get(parent.id) ?? []), event]);
    } else {
      roots.push(event);
    }
  });
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
