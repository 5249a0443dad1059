import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, companyPath, withQuery, type Query } from './client';
import { slim } from '../live/slim';
import type { Agent, AgentEvent, Company, Costs, Delivery, Forecast, Grain, Grains, Key, Memory, Mission, Page, Policy, PolicyChange, Post, Proposal, Reactions, Relationship, Roundtable, Routine, RoutineRun, Run, Session, Trigger, Webhook } from './types';

// Every read of the Stage, by name. Keys start with the company, so that an event can mark exactly its own data as stale.

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/api/session', signal),
  staleTime: Infinity,
  retry: false,
  // A visitor of a public Stage has none, and need not be told on every page.
  retryOnMount: false,
});

export const companiesQuery = queryOptions({
  queryKey: ['companies'],
  queryFn: ({ signal }) => api.get<Page<Company>>('/api/companies', signal),
});

export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: ({ signal }) => api.get<Page<Key>>('/api/keys', signal) });

function one<T>(company: string, part: string, path: string) {
  return queryOptions({ queryKey: [company, part, path], queryFn: ({ signal }) => api.get<T>(companyPath(company, path), signal) });
}

function list<T>(company: string, part: string, path: string, filter: Query = {}) {
  return infiniteQueryOptions({
    queryKey: [company, part, 'list', path, filter],
    queryFn: ({ signal, pageParam }) => api.get<Page<T>>(companyPath(company, withQuery(path, { limit: 50, ...filter, cursor: pageParam })), signal),
    initialPageParam: '',
    getNextPageParam: (last: Page<T>) => last.next || undefined,
    placeholderData: keepPreviousData,
  });
}

export const companyQuery = (c: string) => one<Company>(c, 'company', '');
export const agentsQuery = (c: string) => one<Page<Agent>>(c, 'agents', '/agents');
export const agentQuery = (c: string, agent: string) => one<Agent>(c, 'agents', `/agents/${encodeURIComponent(agent)}`);
export const memoriesQuery = (c: string, agent: string, type?: string) => list<Memory>(c, 'memories', `/agents/${encodeURIComponent(agent)}/memories`, { type });
export const proposalsQuery = (c: string, filter: { status?: string; agent?: string; source?: string }) => list<Proposal>(c, 'proposals', '/proposals', filter);
export const proposalQuery = (c: string, id: string) => one<Proposal>(c, 'proposals', `/proposals/${encodeURIComponent(id)}`);
export const missionsQuery = (c: string, filter: { status?: string; agent?: string }) => list<Mission>(c, 'missions', '/missions', filter);
export const missionQuery = (c: string, id: string) => one<Mission>(c, 'missions', `/missions/${encodeURIComponent(id)}`);
export const policiesQuery = (c: string) => one<Page<Policy>>(c, 'policies', '/policies');
export const policyQuery = (c: string, key: string) => one<Policy>(c, 'policies', `/policies/${encodeURIComponent(key)}`);
export const policyHistoryQuery = (c: string, key: string) => one<Page<PolicyChange>>(c, 'policies', `/policies/${encodeURIComponent(key)}/history`);
export const triggersQuery = (c: string) => one<Page<Trigger>>(c, 'triggers', '/triggers');
export const reactionsQuery = (c: string) => one<Reactions>(c, 'reactions', '/reactions');
export const runsQuery = (c: string) => one<Page<Run>>(c, 'runs', '/runs?limit=60');
export const roundtablesQuery = (c: string) => list<Roundtable>(c, 'roundtables', '/roundtables');
export const roundtableQuery = (c: string, id: string) => one<Roundtable>(c, 'roundtables', `/roundtables/${encodeURIComponent(id)}`);
export const relationshipsQuery = (c: string) => one<Page<Relationship>>(c, 'relationships', '/relationships');
export const relationshipQuery = (c: string, a: string, b: string) => one<Relationship>(c, 'relationships', `/relationships/${encodeURIComponent(a)}/${encodeURIComponent(b)}`);
export const routinesQuery = (c: string) => one<Page<Routine>>(c, 'routines', '/routines');
export const routineRunsQuery = (c: string, agent: string, name: string) => one<Page<RoutineRun>>(c, 'routines', `/routines/${encodeURIComponent(agent)}/${encodeURIComponent(name)}/runs?limit=14`);
export const postsQuery = (c: string) => list<Post>(c, 'posts', '/posts');
/** Rehearsed on the server when rules have changed, which takes seconds; a server without simulated time has none. */
export const forecastQuery = (c: string) => queryOptions({ ...one<Forecast>(c, 'forecast', '/costs/forecast'), retry: false, staleTime: 600_000 });
export const costsQuery = (c: string, by: string) => one<Costs>(c, 'costs', `/costs?by=${by}`);
export const webhooksQuery = (c: string) => one<Page<Webhook>>(c, 'webhooks', '/webhooks');
export const deliveriesQuery = (c: string, name: string, status?: string) => list<Delivery>(c, 'webhooks', `/webhooks/${encodeURIComponent(name)}/deliveries`, { status });
export const grainsQuery = (c: string) => queryOptions({ ...one<Grains>(c, 'grains', '/grains'), refetchInterval: 5_000, retry: false });
export const grainQuery = (c: string, type: string, key: string) => queryOptions({ ...one<Grain>(c, 'grains', `/grains/${encodeURIComponent(type)}/${key.split('/').map(encodeURIComponent).join('/')}`), refetchInterval: 5_000, retry: false });

export type EventFilter = { agent?: string; kind?: string; tag?: string; q?: string };

/** Older events for one filter, newest first. Pages are slimmed: what a row does not show is not kept. */
export const eventsQuery = (c: string, filter: EventFilter, generation: number) =>
  infiniteQueryOptions({
    queryKey: [c, 'events', 'list', filter, generation],
    queryFn: async ({ signal, pageParam }): Promise<Page<AgentEvent>> => {
      const page = await api.get<Page<AgentEvent>>(companyPath(c, withQuery('/events', { ...filter, limit: 200, cursor: pageParam })), signal);
      return { next: page.next, items: page.items.map(slim) };
    },
    initialPageParam: '',
    getNextPageParam: (last: Page<AgentEvent>) => last.next || undefined,
    staleTime: Infinity,
    // Pages never change once read; comparing all of them with themselves for each new one would make long scrolling slower and slower.
    structuralSharing: false,
  });

const mostPages = 15;

/** Everything that grew from one root. Where the server cannot list by root, the newest pages are read until the root's own first event. */
async function readChain(c: string, root: string, signal: AbortSignal): Promise<AgentEvent[]> {
  const read = (query: Query) => api.get<Page<AgentEvent>>(companyPath(c, withQuery('/events', { limit: 200, ...query })), signal);
  const family = (events: readonly AgentEvent[]) => events.filter((event) => event.rootCause === root || event.id === root);
  const first = await read({ rootCause: root });
  if (first.items.length > 0 && family(first.items).length === first.items.length) return first.items;
  const found = family(first.items);
  let next = first.next;
  for (let page = 1; next && page < mostPages && !found.some((event) => root.endsWith(`:${event.refs.proposalId}`) && event.kind === 'proposal_created'); page++) {
    const older: Page<AgentEvent> = await read({ cursor: next });
    found.push(...family(older.items));
    next = older.next;
  }
  return found;
}

export const chainQuery = (c: string, root: string) => queryOptions({ queryKey: [c, 'events', 'chain', root], queryFn: ({ signal }) => readChain(c, root, signal) });
