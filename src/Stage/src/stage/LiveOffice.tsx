import { Office } from '../office/Office';
import type { BehaviourStore } from '../office/useBehaviour';
import { money } from '../ui/format';
import { useInboxCount } from '../shell/useCompany';
import { usePulse } from './usePulse';

const text = (value: number | null, of?: number | null) => (value === null ? '-' : of ? `${value}/${of}` : String(value));

/** The office as it is now, with today's figures on its board. */
export function LiveOffice({ behaviour }: { behaviour: BehaviourStore }) {
  const pulse = usePulse();
  const waiting = useInboxCount().count;
  return <Office behaviour={behaviour} waiting={waiting} figures={{ open: text(pulse.open), done: text(pulse.done) + (pulse.doneIsMore ? '+' : ''), talks: text(pulse.talks, pulse.talkCap), spent: pulse.spent === null ? '-' : money(pulse.spent) }} />;
}
