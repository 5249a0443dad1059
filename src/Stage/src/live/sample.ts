import type { AgentEvent } from '../api/types';

/** An event for tests: only what a test says about it matters. */
export function sample(seq: number, about: Partial<AgentEvent> = {}): AgentEvent {
  return { id: `e${seq}`, seq, at: new Date(1_700_000_000_000 + seq * 1_000).toISOString(), agent: 'brain', kind: 'step_started', title: `Event ${seq}`, tags: [], refs: {}, cause: null, rootCause: `e${seq}`, ...about };
}
