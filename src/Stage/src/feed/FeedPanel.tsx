import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { EventFilter } from '../api/queries';
import type { AgentEvent } from '../api/types';
import { Part } from '../ui/Part';
import { ChainDrawer } from './ChainDrawer';
import { Feed } from './Feed';
import { FeedFilters } from './FeedFilters';

/** The signal with its filters and the story of the event that is open, all kept in the address of the page it is on. */
export function FeedPanel({ from }: { from: '/c/$company/' | '/c/$company/feed' }) {
  const route = getRouteApi(from);
  const { agent, kind, tag, q, event } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo<EventFilter>(() => ({ agent, kind, tag, q }), [agent, kind, tag, q]);
  const narrow = useCallback((change: EventFilter) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true }), [navigate]);
  const open = useCallback((chosen: AgentEvent) => void navigate({ search: (before) => ({ ...before, event: chosen.id, root: chosen.rootCause ?? chosen.id }) }), [navigate]);
  const { root } = route.useSearch();
  return (
    <section className="feed-panel" aria-label="Signal">
      <FeedFilters filter={filter} onChange={narrow} />
      <Part name="The signal">
        <Feed filter={filter} onOpen={open} />
      </Part>
      {event && root && (
        <ChainDrawer
          event={event}
          root={root}
          onTag={(next) => void navigate({ search: (before) => ({ ...before, event: undefined, root: undefined, tag: next }) })}
          onSelect={(next) => void navigate({ search: (before) => ({ ...before, event: next }), replace: true })}
          onClose={() => void navigate({ search: (before) => ({ ...before, event: undefined, root: undefined }) })}
        />
      )}
    </section>
  );
}
