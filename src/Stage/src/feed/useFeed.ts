import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { eventsQuery, type EventFilter } from '../api/queries';
import type { AgentEvent } from '../api/types';
import { useEventLog, useLive } from '../live/Live';
import { liveAhead } from './match';

export interface Feed {
  /** Events that came while the feed was open, oldest first. */
  live: readonly AgentEvent[];
  /** Events read from the server, newest first. */
  history: readonly AgentEvent[];
  loading: boolean;
  error: Error | null;
  loadOlder: (() => void) | null;
  retry: () => void;
}

/** History and live events of one filter, without gap or overlap between them. */
export function useFeed(company: string, filter: EventFilter): Feed {
  const { ready } = useLive();
  const { log, version, generation } = useEventLog();
  const pages = useInfiniteQuery({ ...eventsQuery(company, filter, generation), enabled: ready });
  const history = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const first = pages.data?.pages[0]?.items;
  const live = useMemo(() => {
    void version;
    return liveAhead(log.items, first ?? [], filter);
  }, [log, version, first, filter]);
  return {
    live,
    history,
    loading: !pages.data && !pages.error,
    error: pages.error,
    loadOlder: pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : null,
    retry: () => void pages.refetch(),
  };
}
