import type { AgentEvent } from '../api/types';
import { slim } from './slim';

/** Above this many events the log starts afresh; older ones are one query away. */
export const logLimit = 20_000;

/**
 * What the live stream brought since this tab opened, oldest first, each event once.
 * A new generation means that lists built on an earlier one must read their history again.
 */
export class EventLog {
  private events: AgentEvent[] = [];
  private known = new Set<string>();
  private readonly watchers = new Set<() => void>();
  private readonly listeners = new Set<(fresh: readonly AgentEvent[]) => void>();
  private state = { version: 0, generation: 0 };

  get items(): readonly AgentEvent[] {
    return this.events;
  }

  /** Changes with every addition, so that it can serve as a snapshot. */
  snapshot = () => this.state;

  watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  /** Calls back with each batch of new events in full, before they are slimmed for keeping. */
  listen(listener: (fresh: readonly AgentEvent[]) => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  add(batch: readonly AgentEvent[]) {
    const fresh: AgentEvent[] = [];
    for (const event of batch) {
      if (this.known.has(event.id)) continue;
      this.known.add(event.id);
      fresh.push(event);
    }
    if (fresh.length === 0) return;
    let { generation } = this.state;
    if (this.events.length + fresh.length > logLimit) {
      this.events = [];
      this.known = new Set(fresh.map((event) => event.id));
      generation++;
    }
    this.events = [...this.events, ...fresh.map(slim)];
    this.state = { version: this.state.version + 1, generation };
    for (const listener of this.listeners) listener(fresh);
    for (const watcher of this.watchers) watcher();
  }

  /** Forgets everything: the server could not resume, so lists must read history again. */
  restart() {
    this.events = [];
    this.known = new Set();
    this.state = { version: this.state.version + 1, generation: this.state.generation + 1 };
    for (const watcher of this.watchers) watcher();
  }
}
