import { useQuery } from '@tanstack/react-query';
import { api, companyPath, withQuery } from '../api/client';
import type { AgentEvent, Page } from '../api/types';
import { dayOf } from './day';

const mostPages = 250;

/** Reads one day of the company, oldest first. The list goes from the newest back, so the days after it are passed over. */
async function readDay(company: string, day: string, zone: string, signal: AbortSignal): Promise<AgentEvent[]> {
  const found: AgentEvent[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { items, next }: Page<AgentEvent> = await api.get(companyPath(company, withQuery('/events', { limit: 200, cursor })), signal);
    for (const event of items) if (dayOf(Date.parse(event.at), zone) === day) found.push(event);
    const last = items.at(-1);
    if (!next || !last || dayOf(Date.parse(last.at), zone) < day) break;
    cursor = next;
  }
  return found.sort((a, b) => a.seq - b.seq);
}

/** A day that is being watched does not change under the eyes of who watches it. */
export const useDay = (company: string, day: string, zone: string) =>
  useQuery({ queryKey: [company, 'events', 'day', day, zone], queryFn: ({ signal }) => readDay(company, day, zone, signal), staleTime: 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false });
