const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** How long ago, or how soon, in as few words as carry it. */
export function relative(at: number, now: number): string {
  const seconds = Math.round((now - at) / 1000);
  const ahead = seconds < -5;
  const size = Math.abs(seconds);
  if (size < 8) return 'now';
  const text = size < 60 ? `${size} s` : size < 3_600 ? `${Math.round(size / 60)} min` : size < 86_400 ? `${Math.round(size / 3_600)} h` : size < 604_800 ? `${Math.round(size / 86_400)} d` : null;
  if (text === null) return dayAndMonth.format(at);
  return ahead ? `in ${text}` : `${text} ago`;
}

export const exactTime = (at: number) => exact.format(at);
export const clock = (at: number) => clockTime.format(at);

/** The time of day where the company lives, as its header shows it. */
export function clockIn(zone: string, at: number, seconds = false): string {
  const shape: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', ...(seconds && { second: '2-digit' }), hourCycle: 'h23' };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC' }).format(at);
  }
}

export function took(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
  return `${Math.floor(ms / 3_600_000)} h ${Math.round((ms % 3_600_000) / 60_000)} min`;
}

/** Dollars with as many decimals as small sums need. */
export function money(usd: number): string {
  if (usd === 0) return '$0';
  const decimals = Math.abs(usd) < 0.1 ? 3 : 2;
  return `${usd < 0 ? '−' : ''}$${Math.abs(usd).toFixed(decimals)}`;
}

export const count = (n: number) => n.toLocaleString('en-US');

export const plural = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** snake_case as the words it means. */
export const words = (name: string) => name.replaceAll('_', ' ').replaceAll('-', ' ');

export const sentence = (text: string) => (text === '' ? '' : text[0]!.toUpperCase() + text.slice(1));
