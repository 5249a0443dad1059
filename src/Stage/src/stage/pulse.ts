import type { Policy } from '../api/types';

/** Whether a moment lies in the company's current calendar day. */
export function isToday(at: string | null | undefined, now: number, zone: string): boolean {
  if (!at) return false;
  const time = Date.parse(at);
  if (Number.isNaN(time)) return false;
  return day(time, zone) === day(now, zone);
}

function day(at: number, zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
  } catch {
    return new Date(at).toISOString().slice(0, 10);
  }
}

/** How many moments fall into each of the last hours, oldest first. */
export function byHour(moments: readonly (string | null | undefined)[], now: number, hours: number): number[] {
  const counts = Array.from({ length: hours }, () => 0);
  for (const moment of moments) {
    if (!moment) continue;
    const age = Math.floor((now - Date.parse(moment)) / 3_600_000);
    const slot = hours - 1 - Math.max(0, age);
    if (slot >= 0 && slot < hours) counts[slot]!++;
  }
  return counts;
}

/** One number of one policy, or null while it is unknown. */
export function policyNumber(policies: readonly Policy[] | undefined, key: string, name: string): number | null {
  const policy = policies?.find((one) => one.key === key);
  const value = policy?.value[name] ?? policy?.default?.[name];
  return typeof value === 'number' ? value : null;
}
