import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCompanyKey } from '../shell/useCompany';
import { money } from '../ui/format';
import { Spark } from '../ui/Spark';
import { usePulse } from './usePulse';

/** A figure of more signs than this fills its place, and goes without its line. */
const roomForLine = 9;

function Figure({ label, short, value, of, values, tone }: { label: string; short: string; value: string | null; of?: string | null; values: readonly number[]; tone: string }) {
  return (
    <span className={`pulse-figure tone-${tone}`}>
      <span className="pulse-label">
        <span className="wide-only">{label}</span>
        <span className="narrow-only">{short}</span>
      </span>
      <span className="pulse-line">
        <span className="pulse-value">
          {value === null ? <span className="skeleton pulse-wait" /> : value}
          {of && <span className="pulse-of">/{of}</span>}
        </span>
        {(value?.length ?? 0) + (of?.length ?? 0) < roomForLine && <Spark values={values} width={56} />}
      </span>
    </span>
  );
}

/** One row of five figures, each the door to its list. */
export function PulseRow() {
  const company = useCompanyKey();
  const pulse = usePulse();
  const params = { company };
  const number = (value: number | null) => (value === null ? null : String(value));
  const figures: ReactNode[] = [
    <Link key="open" to="/c/$company/missions" params={params} search={{ status: 'running' }}>
      <Figure label="Open missions" short="Open" value={number(pulse.open)} values={pulse.series.open} tone="run" />
    </Link>,
    <Link key="done" to="/c/$company/missions" params={params} search={{ status: 'succeeded' }}>
      <Figure label="Done today" short="Done" value={pulse.done === null ? null : `${pulse.done}${pulse.doneIsMore ? '+' : ''}`} values={pulse.series.done} tone="good" />
    </Link>,
    <Link key="talks" to="/c/$company/roundtables" params={params}>
      <Figure label="Conversations" short="Talks" value={number(pulse.talks)} of={number(pulse.talkCap)} values={pulse.series.talks} tone="talk" />
    </Link>,
    <Link key="posts" to="/c/$company" params={params} search={{ kind: 'post_published' }}>
      <Figure label="Posts" short="Posts" value={number(pulse.posts)} of={number(pulse.postCap)} values={pulse.series.posts} tone="wait" />
    </Link>,
    <Link key="spent" to="/c/$company/costs" params={params}>
      <Figure label="Spent today" short="Spent" value={pulse.spent === null ? null : money(pulse.spent)} of={pulse.budget === null ? null : money(pulse.budget)} values={pulse.series.spent} tone="calm" />
    </Link>,
  ];
  return (
    <nav className="pulse-row" aria-label="Today in figures">
      {figures}
    </nav>
  );
}
