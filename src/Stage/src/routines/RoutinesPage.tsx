import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Switch } from 'radix-ui';
import { useState } from 'react';
import { api, companyPath } from '../api/client';
import { routinesQuery } from '../api/queries';
import type { Routine } from '../api/types';
import { useMay } from '../shell/useCompany';
import { AgentName, Portrait } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { say, sayError } from '../ui/Toasts';
import { When } from '../ui/When';
import { cronInWords } from './cron';
import { RoutineRuns } from './RoutineRuns';
import './routines.css';

const route = getRouteApi('/c/$company/routines');

/** How its last run went, in a word; what came of it stands below. */
function outcome({ lastResult }: Routine): string {
  const [word = ''] = words(lastResult ?? 'ran').split(':');
  return word === 'running' ? 'began' : word;
}

/** What each agent does by the clock, whatever else happens. */
export function RoutinesPage() {
  const { company } = route.useParams();
  const client = useQueryClient();
  const may = useMay('operator');
  const [open, setOpen] = useState<Record<string, boolean>>({});
  const { data, error, refetch } = useQuery(routinesQuery(company));
  const path = (routine: Routine, rest = '') => companyPath(company, `/routines/${encodeURIComponent(routine.agent)}/${encodeURIComponent(routine.name)}${rest}`);
  const settled = { onError: sayError, onSettled: () => void client.invalidateQueries({ queryKey: [company, 'routines'] }) };
  const toggle = useMutation({ mutationFn: (routine: Routine) => api.put(path(routine), { enabled: !routine.enabled }), ...settled });
  const run = useMutation({ mutationFn: (routine: Routine) => api.post(path(routine, '/run')), onSuccess: () => say('It starts now.'), ...settled });
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Routines</h1>
          <p className="small">The second track: by the clock, whatever else happens.</p>
        </div>
        {error && !data ? (
          <Problem error={error} what="The routines" retry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={4} />
        ) : data.items.length === 0 ? (
          <Empty icon="routines" title="No routines">
            The company’s template gives agents their daily habits, such as research at 09:00.
          </Empty>
        ) : (
          <ul className="panel">
            {data.items.map((routine) => (
              <li key={`${routine.agent}/${routine.name}`} className="routine">
                <Switch.Root className="switch" checked={routine.enabled} disabled={!may || toggle.isPending} aria-label={`${words(routine.name)} of ${routine.agent} on`} onCheckedChange={() => toggle.mutate(routine)} />
                <Portrait agent={routine.agent} />
                <div className="grow">
                  <strong>{routine.title || sentence(words(routine.name))}</strong>
                  <p className="muted small">
                    <AgentName agent={routine.agent} /> {cronInWords(routine.cron)}
                    {routine.timeZone && ` (${routine.timeZone})`}
                  </p>
                </div>
                <div className="routine-times muted small">
                  {routine.enabled && routine.nextDueAt && <span>next <When at={routine.nextDueAt} /></span>}
                  {routine.lastRunAt && <span title={routine.lastResult ?? undefined}>{outcome(routine)} <When at={routine.lastRunAt} /></span>}
                </div>
                {may && (
                  <button type="button" className="button" disabled={run.isPending} onClick={() => run.mutate(routine)}>
                    <Icon name="play" size={14} /> Run now
                  </button>
                )}
                {routine.lastRunAt && (
                  <details className="routine-history" onToggle={(event) => setOpen({ ...open, [`${routine.agent}/${routine.name}`]: event.currentTarget.open })}>
                    <summary className="small">What it came to</summary>
                    {open[`${routine.agent}/${routine.name}`] && <RoutineRuns company={company} routine={routine} />}
                  </details>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
