import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, companyPath } from '../api/client';
import type { AgentEvent, Mission, Page, Roundtable } from '../api/types';
import { useLive } from '../live/Live';
import { useCompanyKey } from '../shell/useCompany';
import { begin, happen, nobody, remember, type Behaviour } from './behaviour';

/** Holds the behaviour of all agents; the office reads it every frame without rendering React. */
export class BehaviourStore {
  private state: Behaviour = nobody;
  private readonly watchers = new Set<() => void>();

  get = () => this.state;

  set(next: Behaviour) {
    if (next === this.state) return;
    this.state = next;
    for (const watcher of this.watchers) watcher();
  }

  watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };
}

/** The live behaviour: begun from what runs now, carried on by events. */
export function useLiveBehaviour(): BehaviourStore {
  const company = useCompanyKey();
  const { log, clock, ready } = useLive();
  const [store] = useState(() => new BehaviourStore());
  const running = useQuery({ queryKey: [company, 'office', 'missions'], queryFn: ({ signal }) => api.get<Page<Mission>>(companyPath(company, '/missions?status=running&limit=50'), signal), enabled: ready, staleTime: Infinity });
  const tables = useQuery({ queryKey: [company, 'office', 'roundtables'], queryFn: ({ signal }) => api.get<Page<Roundtable>>(companyPath(company, '/roundtables?limit=5'), signal), enabled: ready, staleTime: Infinity, retry: false });
  const past = useQuery({ queryKey: [company, 'office', 'events'], queryFn: ({ signal }) => api.get<Page<AgentEvent>>(companyPath(company, '/events?limit=200'), signal), enabled: ready, staleTime: Infinity, retry: false });
  useEffect(() => log.listen((fresh) => store.set(fresh.reduce(happen, store.get()))), [log, store]);
  useEffect(() => {
    if (!running.data || tables.isPending) return;
    const start = begin(running.data.items, tables.data?.items ?? [], clock.now(Date.now()));
    // Events that arrived while the lists were on their way know better.
    const since = store.get();
    store.set({ ...since, agents: new Map([...start.agents, ...since.agents]), titles: new Map([...start.titles, ...since.titles]) });
  }, [running.data, tables.data, tables.isPending, clock, store]);
  useEffect(() => {
    if (past.data) store.set([...past.data.items].reverse().reduce(remember, store.get()));
  }, [past.data, store]);
  return store;
}
