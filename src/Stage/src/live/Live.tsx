import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { companyPath } from '../api/client';
import { companyQuery } from '../api/queries';
import type { AgentEvent } from '../api/types';
import { CompanyClock } from './clock';
import { EventLog } from './eventLog';
import { staleParts } from './invalidate';
import { openStream, type StreamState } from './stream';

/** Tells the company's time at a local moment; a playback tells another. */
export interface Clock {
  now: (local: number) => number;
}

export interface Live {
  log: EventLog;
  clock: Clock;
  state: StreamState;
  /** True once the stream has a place, so that history read from now on leaves no gap to it. */
  ready: boolean;
}

export const LiveContext = createContext<Live | null>(null);

/** The one live connection of this tab, for one company. */
export function LiveProvider({ company, children }: { company: string; children: ReactNode }) {
  const client = useQueryClient();
  const [log] = useState(() => new EventLog());
  const [clock] = useState(() => new CompanyClock());
  const [state, setState] = useState<StreamState>('connecting');
  const [ready, setReady] = useState(false);
  const { data: about, dataUpdatedAt } = useQuery(companyQuery(company));
  const [told, setTold] = useState(false);

  useEffect(() => {
    if (!about?.clock) return;
    clock.set(Date.parse(about.clock.now), about.clock.speed, dataUpdatedAt);
    setTold(true);
  }, [about, dataUpdatedAt, clock]);

  useEffect(() => {
    let waiting: AgentEvent[] = [];
    let stale = new Set<string>();
    let frame: ReturnType<typeof setTimeout> | undefined;
    let refresh: ReturnType<typeof setTimeout> | undefined;

    const flush = () => {
      frame = undefined;
      const batch = waiting;
      waiting = [];
      log.add(batch);
    };
    const refetch = () => {
      refresh = undefined;
      const parts = stale;
      stale = new Set();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === company && parts.has(String(queryKey[1])) });
    };

    // A stream that hangs must not keep the page empty.
    const patience = setTimeout(() => setReady(true), 2_000);
    const close = openStream({
      url: companyPath(company, '/events/stream'),
      onState: (next) => {
        setState(next);
        if (next !== 'connecting') setReady(true);
      },
      onRestart: () => {
        log.restart();
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === company });
      },
      onEvents: (events) => {
        const last = events.at(-1);
        if (last) clock.observe(Date.parse(last.at), Date.now());
        waiting.push(...events);
        for (const event of events) for (const part of staleParts(event.kind)) stale.add(part);
        frame ??= setTimeout(flush, 60);
        refresh ??= setTimeout(refetch, 700);
      },
    });
    return () => {
      close();
      clearTimeout(patience);
      clearTimeout(frame);
      clearTimeout(refresh);
    };
  }, [client, company, log, clock]);

  // A clock that was set is another clock: whoever shows the time shows it at once.
  const live = useMemo(() => ({ log, clock, state, ready }), [log, clock, state, ready, told]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('This part needs a live company around it.');
  return live;
}

/** The event log and its version; re-renders when events arrive. */
export function useEventLog() {
  const { log } = useLive();
  const { version, generation } = useSyncExternalStore(log.watch, log.snapshot);
  return { log, version, generation };
}

/** The company's time, ticking. */
export function useNow(everyMs = 15_000): number {
  const live = use(LiveContext);
  const read = () => live?.clock.now(Date.now()) ?? Date.now();
  const [now, setNow] = useState(read);
  useEffect(() => {
    setNow(live?.clock.now(Date.now()) ?? Date.now());
    const timer = setInterval(() => setNow(live?.clock.now(Date.now()) ?? Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [live, everyMs]);
  return now;
}
