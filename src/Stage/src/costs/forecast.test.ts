import { expect, test } from 'vitest';
import type { Forecast } from '../api/types';
import { byMidnight, pace, rehearsedAt, until } from './forecast';

const spread = (usd: number) => ({ p10: usd * 0.5, p50: usd, p90: usd * 2 });
const steady: Forecast = { days: 24, hours: Array.from({ length: 25 }, (_, hour) => ({ hour, spent: spread(hour / 24), left: spread(1 - hour / 24) })) };

test('The pace so far goes on', () => {
  expect(pace(0.5, 12)).toBe(1);
  expect(pace(0.5, 24)).toBe(0.5);
});

test('The first minutes of a day do not shout', () => {
  expect(pace(0.01, 0.1)).toBeCloseTo(0.24);
});

test('The band at midnight is what is spent and what rehearsed days still spent', () => {
  const band = byMidnight(steady, 0.3, 12);
  expect([band.low, band.middle, band.high]).toEqual([0.55, 0.8, 1.3]);
  expect(byMidnight(steady, 0.3, 24)).toEqual({ low: 0.3, middle: 0.3, high: 0.3 });
});

test('Between full hours a figure lies in between', () => {
  expect(rehearsedAt(steady, 'spent', 1.5).middle).toBeCloseTo(1.5 / 24);
});

test('The way from now to midnight begins at what is spent and ends in the band', () => {
  expect(until(steady, 0.3, 12, 12)).toEqual({ low: 0.3, middle: 0.3, high: 0.3 });
  expect(until(steady, 0.3, 12, 24)).toEqual(byMidnight(steady, 0.3, 12));
  expect(until(steady, 0.3, 12, 18).middle).toBeCloseTo(0.55);
});
