import { plural } from '../ui/format';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { relationshipQuery } from '../api/queries';
import { readCause } from '../feed/chain';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { When } from '../ui/When';
import { steps, warmth } from './layout';

function StepLine({ values }: { values: readonly number[] }) {
  const [width, height] = [300, 90];
  const low = Math.min(...values) - 0.02;
  const high = Math.max(...values) + 0.02;
  const x = (i: number) => (i / Math.max(1, values.length - 1)) * width;
  const y = (value: number) => height - ((value - low) / (high - low)) * height;
  const line = values.map((value, i) => (i === 0 ? `M0 ${y(value).toFixed(1)}` : `H${x(i).toFixed(1)}V${y(value).toFixed(1)}`)).join('');
  return (
    <svg className="bond-steps" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`From ${values[0]?.toFixed(2)} to ${values.at(-1)?.toFixed(2)}`}>
      <path d={`${line}V${height}H0Z`} fill="var(--cyan)" opacity="0.1" />
      <path d={line} fill="none" stroke="var(--cyan)" strokeWidth="2" />
    </svg>
  );
}

/** Two agents: how it began, how it went, and why. */
export function PairPanel({ a, b }: { a: string; b: string }) {
  const company = useCompanyKey();
  const { data: bond, error, refetch } = useQuery(relationshipQuery(company, a, b));
  if (error && !bond) return <Problem error={error} what="This pair" retry={() => void refetch()} />;
  if (!bond) return <SkeletonRows rows={4} />;
  const log = [...(bond.log ?? [])].sort((x, y) => Date.parse(x.at) - Date.parse(y.at));
  return (
    <section className="panel pair stack" aria-live="polite">
      <h2>
        <AgentName agent={a} /> and <AgentName agent={b} />
      </h2>
      <p className="pair-now">
        <strong>{bond.affinity.toFixed(2)}</strong> <span className="muted">{warmth(bond.affinity)}</span>
      </p>
      {bond.backstory && <p className="muted">{bond.backstory}</p>}
      <p className="small muted">
        {plural(bond.interactions.total, 'exchange')}: {bond.interactions.positive} good, {bond.interactions.negative} bad
      </p>
      {log.length > 0 && <StepLine values={steps({ ...bond, log })} />}
      <ol className="pair-log">
        {log.length === 0 && <li className="muted small">No conversation has moved it yet.</li>}
        {[...log].reverse().map((entry, index) => (
          <li key={index}>
            <span className={entry.drift < 0 ? 'fell' : 'rose'}>
              {entry.drift < 0 ? '▼' : '▲'} {Math.abs(entry.drift).toFixed(3)}
            </span>
            <span className="grow">
              {entry.cause && readCause(entry.cause).kind === 'roundtable' ? (
                <Link to="/c/$company/roundtables/$roundtable" params={{ company, roundtable: readCause(entry.cause).id }}>
                  {entry.reason}
                </Link>
              ) : (
                entry.reason
              )}
            </span>
            <When at={entry.at} />
          </li>
        ))}
      </ol>
    </section>
  );
}
