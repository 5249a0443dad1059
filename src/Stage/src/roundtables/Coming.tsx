import { useQuery } from '@tanstack/react-query';
import { policiesQuery } from '../api/queries';
import { hourIn } from '../live/clock';
import { useNow } from '../live/Live';
import { useCompanyKey, useTimeZone } from '../shell/useCompany';
import { Portrait } from '../ui/Agent';
import { words } from '../ui/format';
import { nextSlots, slotsOf } from './coming';

/** Who may meet next, by the day's schedule, and how likely it is. */
export function Coming() {
  const { data } = useQuery(policiesQuery(useCompanyKey()));
  const hour = hourIn(useTimeZone(), useNow(60_000));
  const next = nextSlots(slotsOf(data?.items.find((policy) => policy.key === 'schedule')?.value), hour, 4);
  if (next.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="coming">
      <h2 id="coming" className="coming-title">
        Next on the schedule
      </h2>
      <ul className="coming">
        {next.map((slot) => (
          <li key={`${slot.hour}-${slot.name}`} className="panel coming-slot">
            <span className="muted small">
              <strong className="coming-hour">{String(slot.hour).padStart(2, '0')}:00</strong> {slot.probability >= 1 ? 'every day' : `${Math.round(slot.probability * 100)} % of days`}
            </span>
            <strong className="ellipsis">{slot.name}</strong>
            <span className="row coming-who">
              <span className="muted small ellipsis grow">{words(slot.format)}</span>
              {slot.participants.slice(0, 4).map((agent) => (
                <Portrait key={agent} agent={agent} size="s" />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
