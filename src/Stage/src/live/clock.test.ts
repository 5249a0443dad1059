import { expect, test } from 'vitest';
import { CompanyClock, hourIn, skyAt } from './clock';

test('A company in our own time keeps our time, also when events are a little late', () => {
  const clock = new CompanyClock();
  clock.observe(1_000_000, 1_030_000);
  expect(clock.now(1_040_000)).toBe(1_040_000);
});

test('A company that lives an hour a minute is followed at its own pace', () => {
  const clock = new CompanyClock();
  const start = 1_000_000_000;
  clock.observe(start, 0);
  clock.observe(start + 60 * 10_000, 10_000);
  expect(clock.now(20_000)).toBe(start + 60 * 20_000);
});

test('What the server says of its clock is not guessed any more', () => {
  const clock = new CompanyClock();
  clock.set(5_000_000_000, 600, 1_000);
  clock.observe(1, 7_000);
  clock.observe(2, 20_000);
  expect(clock.now(2_000)).toBe(5_000_000_000 + 600 * 1_000);
  clock.set(9_000_000_000, 1, 3_000);
  expect(clock.now(4_000)).toBe(9_000_001_000);
  clock.set(10_030_000, 1, 10_000_000);
  expect(clock.now(10_001_000)).toBe(10_001_000);
});

test('The hour is that of the place, and an unknown place is UTC', () => {
  const noon = Date.parse('2026-07-01T12:30:00Z');
  expect(hourIn('Europe/Berlin', noon)).toBeCloseTo(14.5);
  expect(hourIn('No/Where', noon)).toBeCloseTo(12.5);
});

test('The sky follows the hour', () => {
  expect([3, 6, 12, 19, 23].map(skyAt)).toEqual(['night', 'dawn', 'day', 'dusk', 'night']);
});
