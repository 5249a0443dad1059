import { useEffect, useState } from 'react';
import type { Grains } from '../api/types';

const kept = 36;

/** Calls a second by type, as seen while this page is open: one value a reading, the newest last. */
export function useRates(data: Grains | undefined): ReadonlyMap<string, readonly number[]> {
  const [rates, setRates] = useState<ReadonlyMap<string, readonly number[]>>(new Map());
  useEffect(() => {
    if (data) setRates((before) => new Map(data.items.map((grain) => [grain.type, [...(before.get(grain.type) ?? []), grain.callsPerSecond].slice(-kept)])));
  }, [data]);
  return rates;
}
