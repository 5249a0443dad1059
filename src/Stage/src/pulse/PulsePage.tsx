import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, companyPath } from '../api/client';
import { runsQuery } from '../api/queries';
import type { Run } from '../api/types';
import { useMay } from '../shell/useCompany';
import { Empty } from '../ui/Empty';
import { exactTime, sentence, took, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { say, sayError } from '../ui/Toasts';
import { When } from '../ui/When';
import './pulse.css';

const route = getRouteApi('/c/$company/pulse');
const sound = (run: Run) => run.duties.every((duty) => duty.ok);

function Strip({ runs, chosen, onChoose }: { runs: readonly Run[]; chosen: Run; onChoose: (run: Run) => void }) {
  const longest = Math.max(...runs.map((run) => run.tookMs), 1);
  return (
    <div className="beats" role="group" aria-label="Heartbeats, oldest first">
      {[...runs].reverse().map((run) => (
        <button
          key={run.id}
          type="button"
          className={`beat-bar tone-${sound(run) ? 'good' : 'bad'}`}
          aria-pressed={run.id === chosen.id}
          aria-label={`Heartbeat ${exactTime(Date.parse(run.startedAt))}, ${took(run.tookMs)}${sound(run) ? '' : ', with a failed duty'}`}
          title={`${exactTime(Date.parse(run.startedAt))} · ${took(run.tookMs)}`}
          onClick={() => onChoose(run)}
        >
          <svg viewBox="0 0 8 64" preserveAspectRatio="none" aria-hidden="true">
            <rect x="1" width="6" rx="1" height={6 + (run.tookMs / longest) * 58} y={58 - (run.tookMs / longest) * 58} fill="var(--tone)" />
          </svg>
        </button>
      ))}
    </div>
  );
}

function Beats() {
  const { company } = route.useParams();
  const { data, error, refetch } = useQuery({ ...runsQuery(company), refetchInterval: 30_000 });
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (error && !data) return <Problem error={error} what="The heartbeats" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} />;
  const [newest] = data.items;
  if (!newest) return <Empty icon="pulse" title="No heartbeat yet">The first comes within five minutes of the company opening, or when you ask for one.</Empty>;
  const run = data.items.find((item) => item.id === chosenId) ?? newest;
  const longest = Math.max(...run.duties.map((duty) => duty.tookMs), 1);
  return (
    <div className="stack">
      <section className="panel beats-panel">
        <Strip runs={data.items} chosen={run} onChoose={(next) => setChosenId(next.id)} />
      </section>
      <div className="page-head">
        <h2>
          {run.id === newest.id ? 'Last heartbeat' : 'Heartbeat'}, <When at={run.startedAt} className="plain" />
        </h2>
        <span className="muted">took {took(run.tookMs)}</span>
      </div>
      <ol className="panel duties">
        {run.duties.map((duty, index) => (
          <li key={duty.name} className={`duty tone-${duty.ok ? 'good' : 'bad'}`}>
            <span className="duty-mark">
              <Icon name={duty.ok ? 'check' : 'warn'} size={14} />
            </span>
            <span className="muted small">{index + 1}</span>
            <div className="grow">
              <strong>{sentence(words(duty.name))}</strong>
              {duty.error ? <p className="field-error">{duty.error}</p> : <p className="muted small">{Object.entries(duty.counts ?? {}).map(([name, value]) => `${words(name)} ${String(value)}`).join(' · ') || 'nothing to do'}</p>}
            </div>
            <svg className="duty-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(duty.tookMs / longest) * 100} height="6" rx="1" fill="var(--tone)" opacity="0.8" />
            </svg>
            <span className="muted small duty-took">{took(duty.tookMs)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The company's heart: a strip of beats, and what each one did. */
export function PulsePage() {
  const { company } = route.useParams();
  const client = useQueryClient();
  const may = useMay('operator');
  const beat = useMutation({
    mutationFn: () => api.post<Run>(companyPath(company, '/heartbeat')),
    onSuccess: () => say('The heart beat once more.'),
    onError: sayError,
    onSettled: () => void client.invalidateQueries({ queryKey: [company, 'runs'] }),
  });
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Pulse</h1>
          <p className="small">Six duties, each alone: one that fails stops no other.</p>
          {may && (
            <button type="button" className="button end" disabled={beat.isPending} onClick={() => beat.mutate()}>
              <Icon name="pulse" /> Beat now
            </button>
          )}
        </div>
        <Part name="The heartbeats">
          <Beats />
        </Part>
      </div>
    </div>
  );
}
