import { expect, test } from 'vitest';
import { every, latency, rate } from './rate';

test('Rare calls are told by the minute, frequent ones by the second', () => {
  expect([0, 0.001, 0.05, 0.4, 9.96, 250.4].map(rate)).toEqual(['–', '1/min', '3/min', '0.4/s', '10.0/s', '250/s']);
});

test('A call’s time has the unit in which it is short', () => {
  expect([0, 0.04, 1.26, 42.4].map(latency)).toEqual(['–', '40 µs', '1.3 ms', '42 ms']);
});

test('A reminder’s period is told in minutes, hours or days', () => {
  expect([5, 90, 1_440, 20_160].map(every)).toEqual(['every 5 min', 'every 1.5 h', 'every 24 h', 'every 14 days']);
});
