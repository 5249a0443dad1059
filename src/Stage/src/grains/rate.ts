/** Calls a second as one reads them: rare calls by the minute, frequent ones without decimals. */
export function rate(perSecond: number): string {
  if (perSecond === 0) return '–';
  if (perSecond < 0.1) return `${Math.max(1, Math.round(perSecond * 60))}/min`;
  return perSecond < 10 ? `${perSecond.toFixed(1)}/s` : `${Math.round(perSecond)}/s`;
}

/** Milliseconds of a call. */
export const latency = (ms: number): string => (ms === 0 ? '–' : ms < 1 ? `${Math.max(1, Math.round(ms * 1_000))} µs` : ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`);

/** A period of a reminder in words. */
export function every(minutes: number): string {
  if (minutes < 60) return `every ${Math.round(minutes)} min`;
  if (minutes < 2_880) return `every ${Number((minutes / 60).toFixed(1))} h`;
  return `every ${Math.round(minutes / 1_440)} days`;
}
