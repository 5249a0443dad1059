import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/client';
import { grainsQuery } from '../api/queries';
import type { Grains } from '../api/types';
import { Empty } from '../ui/Empty';
import { count } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { GrainDrawer } from './GrainDrawer';
import { GrainRow } from './GrainRow';
import { latency, rate } from './rate';
import { useRates } from './useRates';
import './grains.css';

const route = getRouteApi('/c/$company/grains');

function Totals({ data }: { data: Grains }) {
  const sum = (of: (grain: Grains['items'][number]) => number) => data.items.reduce((total, grain) => total + of(grain), 0);
  const failed = sum((grain) => grain.failed ?? 0);
  const figures = [
    { label: 'In memory', value: count(sum((grain) => grain.activations)) },
    { label: 'Calls, last minute', value: rate(sum((grain) => grain.callsPerSecond)) },
    { label: 'Slowest call', value: latency(Math.max(0, ...data.items.map((grain) => grain.slowestMs ?? 0))) },
    { label: 'Failed calls', value: count(failed), bad: failed > 0 },
    { label: 'Reminders', value: count(sum((grain) => grain.reminders)) },
  ];
  return (
    <dl className="panel grain-totals">
      {figures.map(({ label, value, bad }) => (
        <div key={label}>
          <dt className="muted small">{label}</dt>
          <dd className={bad ? 'tone-bad grain-bad' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Types() {
  const { company } = route.useParams();
  const { type, key } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(grainsQuery(company));
  const rates = useRates(data);
  const [open, setOpen] = useState<string | null>(type ?? null);
  if (error instanceof ApiError && error.status === 403) return <Empty icon="grain" title="Only for operators">What grains hold is the company’s inner state. Ask for a key with the role of an operator.</Empty>;
  if (error && !data) return <Problem error={error} what="The grains" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  if (data.items.length === 0) return <Empty icon="grain" title="Nothing is in memory">Grains wake when someone calls them: open a mission, or wait for the next heartbeat.</Empty>;
  const items = [...data.items].sort((a, b) => b.activations - a.activations || a.type.localeCompare(b.type));
  const most = items[0]?.activations ?? 1;
  return (
    <>
      {data.dashboard && (
        <a className="panel row grain-dashboard" href={data.dashboard}>
          <Icon name="grain" /> <span className="grow">This server runs on Orleans, which brings a dashboard of its own.</span> Open it <Icon name="chevron" />
        </a>
      )}
      <Totals data={data} />
      <div className="panel">
        <div className="grain-row grain-head muted small wide-only" aria-hidden="true">
          <span>Type</span>
          <span>In memory</span>
          <span>Calls</span>
          <span>Average / slowest</span>
          <span>Failed</span>
          <span>Reminders</span>
        </div>
        <ul>
          {items.map((grain) => (
            <GrainRow
              key={grain.type}
              grain={grain}
              history={rates.get(grain.type) ?? []}
              most={most}
              open={open === grain.type}
              onToggle={() => setOpen(open === grain.type ? null : grain.type)}
              onOpen={(chosen) => void navigate({ search: { type: grain.type, key: chosen } })}
            />
          ))}
        </ul>
      </div>
      {type && key && <GrainDrawer type={type} grain={key} onClose={() => void navigate({ search: { type } })} />}
    </>
  );
}

/** What lives in the server's memory right now, how busy it is, and what any one of it knows. */
export function GrainsPage() {
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Grains</h1>
          <p className="small">Every agent, mission and policy is a grain: it wakes when called, and its state outlives it.</p>
        </div>
        <Part name="The grains">
          <Types />
        </Part>
      </div>
    </div>
  );
}
