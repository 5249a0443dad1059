import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { missionsQuery } from '../api/queries';
import { Part } from '../ui/Part';
import { Empty } from '../ui/Empty';
import { Problem } from '../ui/Problem';
import { useRoster } from '../ui/Roster';
import { SkeletonRows } from '../ui/Skeleton';
import { MissionCard } from './MissionCard';
import './missions.css';

const route = getRouteApi('/c/$company/missions');
const states = [
  [undefined, 'All'],
  ['running', 'Running'],
  ['succeeded', 'Done'],
  ['failed', 'Failed'],
  ['cancelled', 'Cancelled'],
] as const;

function MissionList() {
  const { company } = route.useParams();
  const { status, agent } = route.useSearch();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(missionsQuery(company, { status, agent }));
  const missions = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: missions.length, getScrollElement: () => scroller.current, estimateSize: () => 68, overscan: 6, getItemKey: (index) => missions[index]?.id ?? index });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last > missions.length - 15) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, last, missions.length, fetchNextPage]);
  const toggle = (id: string) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  if (error && missions.length === 0) return <Problem error={error} what="The missions" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={7} />;
  if (missions.length === 0) {
    return (
      <Empty icon="missions" title={status || agent ? 'No mission fits' : 'No mission yet'}>
        {status || agent ? 'Take a filter away to see the others.' : 'An accepted proposal becomes a mission. The first comes with the first standup, or when you accept one in the inbox.'}
      </Empty>
    );
  }
  return (
    <div className="mission-scroll" ref={scroller} tabIndex={0} aria-label="Missions" role="list">
      <div className="mission-all" style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => {
          const mission = missions[row.index];
          return mission ? (
            <div key={row.key} ref={rows.measureElement} data-index={row.index} className="mission-slot" style={{ transform: `translateY(${row.start}px)` }} role="listitem">
              <MissionCard mission={mission} open={open.has(mission.id)} onToggle={() => toggle(mission.id)} />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

/** Every mission, newest first, each one expandable to its steps. */
export function MissionsPage() {
  const { status, agent } = route.useSearch();
  const navigate = route.useNavigate();
  const { members } = useRoster();
  return (
    <div className="missions">
      <div className="missions-head">
        <div className="page-head">
          <h1>Missions</h1>
        </div>
        <div className="filters">
          <div className="segments" role="group" aria-label="State">
            {states.map(([value, label]) => (
              <button key={label} type="button" aria-pressed={status === value} onClick={() => void navigate({ search: (before) => ({ ...before, status: value }), replace: true })}>
                {label}
              </button>
            ))}
          </div>
          <select className="input" aria-label="Agent" value={agent ?? ''} onChange={(event) => void navigate({ search: (before) => ({ ...before, agent: event.target.value || undefined }), replace: true })}>
            <option value="">Everyone</option>
            {members.map((member) => (
              <option key={member.key} value={member.key}>
                {member.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Part name="The mission list">
        <MissionList />
      </Part>
    </div>
  );
}
