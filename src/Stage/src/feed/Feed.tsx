import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventFilter } from '../api/queries';
import type { AgentEvent } from '../api/types';
import { useCompanyKey, useScriptedModel } from '../shell/useCompany';
import { Empty } from '../ui/Empty';
import { plural } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { FeedRow } from './FeedRow';
import { useFeed } from './useFeed';
import './feed.css';

const rowHeight = 60;

/** The company's signal, newest on top. While one reads further down, new events are counted and wait. */
export function Feed({ filter, onOpen }: { filter: EventFilter; onOpen: (event: AgentEvent) => void }) {
  const { live, history, loading, error, loadOlder, retry } = useFeed(useCompanyKey(), filter);
  const scripted = useScriptedModel();
  const scroller = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<number | null>(null);
  const shown = held === null ? live.length : Math.min(held, live.length);
  const waiting = live.length - shown;
  const count = shown + history.length;
  const at = (index: number) => (index < shown ? live[shown - 1 - index] : history[index - shown]);

  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => at(index)?.id ?? index,
  });
  const visible = rows.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;

  useEffect(() => setHeld(null), [filter]);
  useEffect(() => {
    if (loadOlder && lastVisible > count - 120) loadOlder();
  }, [loadOlder, lastVisible, count]);

  const onScroll = useCallback(() => {
    const top = (scroller.current?.scrollTop ?? 0) < 4;
    setHeld((before) => (top ? null : (before ?? live.length)));
  }, [live.length]);
  const showNew = () => {
    setHeld(null);
    scroller.current?.scrollTo({ top: 0 });
  };

  if (error && count === 0) return <Problem error={error} what="The signal" retry={retry} />;
  if (loading && count === 0) return <SkeletonRows rows={8} />;
  if (count === 0) {
    const narrowed = Object.values(filter).some(Boolean);
    return narrowed ? (
      <Empty icon="search" title="Nothing matches">
        No event so far fits these filters. New ones that do will appear here by themselves.
      </Empty>
    ) : (
      <Empty icon="feed" title="Quiet so far">
        The first standup brings the first signal — usually within a minute of the company opening.
      </Empty>
    );
  }
  return (
    <div className="feed">
      {waiting > 0 && (
        <button type="button" className="feed-new" onClick={showNew}>
          <Icon name="up" size={14} /> {plural(waiting, 'new event')}
        </button>
      )}
      <div className="feed-scroll" ref={scroller} onScroll={onScroll} tabIndex={0} role="feed" aria-label="Signal" aria-busy={loading}>
        <div className="feed-all" style={{ height: rows.getTotalSize() }}>
          {visible.map((row) => {
            const event = at(row.index);
            return event ? (
              <article key={row.key} className="feed-slot" style={{ transform: `translateY(${row.start}px)` }} aria-posinset={row.index + 1} aria-setsize={loadOlder ? -1 : count}>
                <FeedRow event={event} scripted={scripted} onOpen={onOpen} />
              </article>
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}
