/** What the day will have cost at its end if it goes on as it went so far. Before the first hour is over the pace is not trusted. */
export function forecast(spentUsd: number, hour: number): number {
  const passed = Math.max(1, Math.min(24, hour));
  return Math.max(spentUsd, (spentUsd / passed) * 24);
}
