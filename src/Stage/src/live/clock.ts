/**
 * The company's own clock. It usually equals ours, but a company may live an hour a minute; then its events tell how fast.
 */
export class CompanyClock {
  private anchor: { company: number; local: number } | null = null;
  private rate = 1;
  private told = false;

  /** Takes in what the server says its companies' clock is: from then on nothing is guessed. */
  set(company: number, speed: number, local: number) {
    if (Number.isNaN(company) || !(speed > 0)) return;
    this.told = true;
    this.rate = speed;
    // At our own pace, a difference of seconds is delay or a clock that is a little off.
    this.anchor = speed === 1 && Math.abs(company - local) <= 120_000 ? null : { company, local };
  }

  /** Takes in that an event with this company time arrived at this local time, both in milliseconds. */
  observe(company: number, local: number) {
    if (this.told || Number.isNaN(company)) return;
    if (!this.anchor) {
      // A skew below two minutes is delay or a clock that is a little off, not another time.
      if (Math.abs(company - local) > 120_000) this.anchor = { company, local };
      return;
    }
    const elapsed = local - this.anchor.local;
    if (elapsed < 5_000) return;
    const measured = (company - this.anchor.company) / elapsed;
    if (measured > 0) this.rate = measured > 2 ? measured : 1;
    this.anchor = { company: Math.max(company, this.anchor.company), local };
  }

  now(local: number): number {
    return this.anchor ? this.anchor.company + (local - this.anchor.local) * this.rate : local;
  }
}

export type Sky = 'night' | 'dawn' | 'day' | 'dusk';

/** The hour of day, with its fraction, where the company lives. Unknown zones count as UTC. */
export function hourIn(zone: string, at: number): number {
  let parts: Intl.DateTimeFormatPart[];
  try {
    parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  } catch {
    const utc = new Date(at);
    return utc.getUTCHours() + utc.getUTCMinutes() / 60;
  }
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return part('hour') + part('minute') / 60;
}

export function skyAt(hour: number): Sky {
  if (hour < 5.5 || hour >= 21) return 'night';
  if (hour < 8) return 'dawn';
  if (hour < 17.5) return 'day';
  return 'dusk';
}
