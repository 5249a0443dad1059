import { useQuery } from '@tanstack/react-query';
import { api, companyPath } from '../api/client';
import { costsQuery, policiesQuery } from '../api/queries';
import type { Mission, Page, Roundtable } from '../api/types';
import { useNow } from '../live/Live';
import { useCompanyKey, useTimeZone } from '../shell/useCompany';
import { byHour, isToday, policyNumber } from './pulse';

interface Post {
  at: string;
}

const read = <T,>(company: string, part: string, path: string) => ({
  queryKey: [company, part, 'pulse', path],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Page<T>>(companyPath(company, path), signal),
});

export interface Pulse {
  open: number | null;
  done: number | null;
  /** Whether one page was too small to count them all. */
  doneIsMore: boolean;
  talks: number | null;
  talkCap: number | null;
  posts: number | null;
  postCap: number | null;
  spent: number | null;
  budget: number | null;
  series: { open: number[]; done: number[]; talks: number[]; posts: number[]; spent: number[] };
}

/** The five figures that tell whether the company is alive and well. */
export function usePulse(): Pulse {
  const company = useCompanyKey();
  const zone = useTimeZone();
  const now = useNow(30_000);
  const running = useQuery(read<Mission>(company, 'missions', '/missions?status=running&limit=200')).data;
  const approved = useQuery(read<Mission>(company, 'missions', '/missions?status=approved&limit=200')).data;
  const succeeded = useQuery(read<Mission>(company, 'missions', '/missions?status=succeeded&limit=200')).data;
  const talks = useQuery({ ...read<Roundtable>(company, 'roundtables', '/roundtables?limit=50'), retry: false }).data;
  const posts = useQuery({ ...read<Post>(company, 'posts', '/posts?limit=100'), retry: false }).data;
  const policies = useQuery(policiesQuery(company)).data?.items;
  const budget = useQuery(costsQuery(company, 'agent')).data?.budget;
  const days = useQuery(costsQuery(company, 'day')).data?.items;

  const today = (at: string | null | undefined) => isToday(at, now, zone);
  const started = (talk: Roundtable) => talk.startedAt ?? talk.turns[0]?.at;
  const all = [...(running?.items ?? []), ...(approved?.items ?? []), ...(succeeded?.items ?? [])];
  return {
    open: running && approved ? running.items.length + approved.items.length : null,
    done: succeeded ? succeeded.items.filter((mission) => today(mission.finishedAt)).length : null,
    doneIsMore: Boolean(succeeded?.next && succeeded.items.every((mission) => today(mission.finishedAt))),
    talks: talks ? talks.items.filter((talk) => today(started(talk))).length : null,
    talkCap: policyNumber(policies, 'roundtable_policy', 'max_daily_conversations'),
    posts: posts ? posts.items.filter((post) => today(post.at)).length : null,
    postCap: policyNumber(policies, 'x_daily_quota', 'limit'),
    spent: budget?.spentUsd ?? null,
    budget: budget?.dailyUsd ?? policyNumber(policies, 'llm_budget', 'daily_usd'),
    series: {
      open: byHour(all.map((mission) => mission.createdAt), now, 12),
      done: byHour((succeeded?.items ?? []).map((mission) => mission.finishedAt), now, 12),
      talks: byHour((talks?.items ?? []).map(started), now, 12),
      posts: byHour((posts?.items ?? []).map((post) => post.at), now, 12),
      spent: [...(days ?? [])].sort((a, b) => a.key.localeCompare(b.key)).map((day) => day.usd),
    },
  };
}
