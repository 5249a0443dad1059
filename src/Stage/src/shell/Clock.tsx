import { hourIn, skyAt } from '../live/clock';
import { useNow } from '../live/Live';
import { Icon } from '../ui/Icon';
import { useTimeZone } from './useCompany';

const skies = { night: 'moon', dawn: 'dusk', day: 'sun', dusk: 'dusk' } as const;

/** The time where the company lives, and what its sky looks like. */
export function Clock() {
  const zone = useTimeZone();
  const now = useNow(1_000);
  const hour = hourIn(zone, now);
  const sky = skyAt(hour);
  const text = `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60 + 1e-6)).padStart(2, '0')}`;
  return (
    <span className={`clock ${sky}`} title={`${text} in ${zone}: ${sky}`}>
      <Icon name={skies[sky]} />
      <time>{text}</time>
    </span>
  );
}
