import type { Forecast } from '../api/types';

export interface Band {
  low: number;
  middle: number;
  high: number;
}

/** What the day will have cost at its end if it goes on as it went so far. Before the first hour is over the pace is not trusted. */
export function pace(spentUsd: number, hour: number): number {
  const passed = Math.max(1, Math.min(24, hour));
  return Math.max(spentUsd, (spentUsd / passed) * 24);
}

type Part = 'spent' | 'left';

/** A rehearsed figure at an hour and its fraction, between the full hours in proportion. */
export function rehearsedAt(forecast: Forecast, part: Part, hour: number): Band {
  const at = Math.max(0, Math.min(24, hour));
  const [before, after] = [forecast.hours[Math.floor(at)], forecast.hours[Math.ceil(at)]];
  if (!before || !after) return { low: 0, middle: 0, high: 0 };
  const mix = (name: 'p10' | 'p50' | 'p90') => before[part][name] + (after[part][name] - before[part][name]) * (at - Math.floor(at));
  return { low: mix('p10'), middle: mix('p50'), high: mix('p90') };
}

/** What the day will have cost by midnight: what is spent already, and what rehearsed days still spent from this hour on. */
export function byMidnight(forecast: Forecast, spentUsd: number, hour: number): Band {
  const left = rehearsedAt(forecast, 'left', hour);
  return { low: spentUsd + left.low, middle: spentUsd + left.middle, high: spentUsd + left.high };
}

/** What will be spent at a later hour of the day: the way to midnight's band, gone as fast as rehearsed days went it. */
export function until(forecast: Forecast, spentUsd: number, hour: number, later: number): Band {
  const whole = rehearsedAt(forecast, 'left', hour).middle;
  const gone = whole > 0 ? 1 - rehearsedAt(forecast, 'left', later).middle / whole : 1;
  const end = byMidnight(forecast, spentUsd, hour);
  const on = (target: number) => spentUsd + (target - spentUsd) * gone;
  return { low: on(end.low), middle: on(end.middle), high: on(end.high) };
}
