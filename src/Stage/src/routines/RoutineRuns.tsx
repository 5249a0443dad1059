import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { routineRunsQuery } from '../api/queries';
import type { Routine } from '../api/types';
import { words } from '../ui/format';
import { Problem } from '../ui/Problem';
import { When } from '../ui/When';

/** What a routine's last runs came to: here a day's briefing is read. */
export function RoutineRuns({ company, routine }: { company: string; routine: Routine }) {
  const { data, error, refetch } = useQuery(routineRunsQuery(company, routine.agent, routine.name));
  if (error && !data) return <Problem error={error} what="Its runs" retry={() => void refetch()} />;
  if (data?.items.length === 0) return <p className="muted small">It has not run yet.</p>;
  return (
    <ol className="routine-runs">
      {data?.items.map((run) => (
        <li key={run.proposalId}>
          <span className="muted small">
            {run.missionId ? (
              <Link to="/c/$company/missions/$mission" params={{ company, mission: run.missionId }}>
                {words(run.status)}
              </Link>
            ) : (
              words(run.status)
            )}{' '}
            <When at={run.startedAt} />
          </span>
          <p className="digest">{run.digest ?? run.rejection ?? 'Nothing to read yet.'}</p>
        </li>
      ))}
    </ol>
  );
}
