import { useNow } from '../live/Live';
import { exactTime, relative } from './format';

/** A moment, told relative to the company's clock; the exact time is in its title. */
export function When({ at, className = '' }: { at: string; className?: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time className={`when ${className}`} dateTime={at} title={exactTime(time)}>
      {relative(time, now)}
    </time>
  );
}
