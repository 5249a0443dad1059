import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { companyQuery, costsQuery, policiesQuery, proposalsQuery, sessionQuery } from '../api/queries';
import type { Role } from '../api/types';

/** The company in the address. */
export const useCompanyKey = () => useParams({ from: '/c/$company' }).company;

const ranks: Record<Role, number> = { viewer: 0, worker: 1, operator: 2, admin: 3 };

/** Whether the person signed in may do what this role may. */
export function useMay(role: Role): boolean {
  const { data } = useQuery(sessionQuery);
  return data ? ranks[data.role] >= ranks[role] : false;
}

/** Where the company lives, for its clock and sky. */
export function useTimeZone(): string {
  const { data } = useQuery(policiesQuery(useCompanyKey()));
  const zone = data?.items.find((policy) => policy.key === 'company')?.value.time_zone;
  return typeof zone === 'string' ? zone : 'UTC';
}

/** Whether what the agents say and write is scripted: the server says so, or every route leads there, or every call so far was one. */
export function useScriptedModel(): boolean {
  const company = useCompanyKey();
  const { data: about } = useQuery(companyQuery(company));
  const { data: policies } = useQuery(policiesQuery(company));
  const { data: costs } = useQuery({ ...costsQuery(company, 'model'), staleTime: 60_000 });
  if (about?.scripted !== undefined) return about.scripted;
  const calls = costs?.items ?? [];
  if (calls.length > 0) return calls.every((model) => /^(offline|scripted)/.test(model.key));
  const routing = policies?.items.find((policy) => policy.key === 'llm_routing')?.value;
  if (!routing) return false;
  const providers = Object.values(routing).flatMap((route) => (typeof route === 'object' && route !== null && !Array.isArray(route) ? [route.provider] : []));
  return providers.length > 0 && providers.every((provider) => provider === 'offline');
}

/** How many proposals wait for a person; `50+` when there are more than one page. */
export function useInboxCount(): { count: number; label: string } {
  const { data } = useInfiniteQuery(proposalsQuery(useCompanyKey(), { status: 'pending' }));
  const count = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  const more = Boolean(data?.pages.at(-1)?.next);
  return { count, label: more ? `${count}+` : String(count) };
}
