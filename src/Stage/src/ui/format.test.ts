import { expect, test } from 'vitest';
import { clockIn, money, relative, took } from './format';

const now = 1_700_000_000_000;

test('Times are told in the fewest words', () => {
  expect([2, 30, 300, 7_200, 200_000].map((seconds) => relative(now - seconds * 1_000, now))).toEqual(['now', '30 s ago', '5 min ago', '2 h ago', '2 d ago']);
  expect(relative(now + 300_000, now)).toBe('in 5 min');
});

test('Durations and sums keep what matters', () => {
  expect([12, 4_200, 15_000, 75_000, 3_720_000].map(took)).toEqual(['12 ms', '4.2 s', '15 s', '1 min 15 s', '1 h 2 min']);
  expect([0, 0.0123, 1.5, -4.1].map(money)).toEqual(['$0', '$0.012', '$1.50', '−$4.10']);
});

test('The time of day is the company’s, and an unknown zone counts as UTC', () => {
  const at = Date.parse('2026-03-01T23:30:05Z');
  expect(clockIn('Europe/Berlin', at)).toBe('00:30');
  expect(clockIn('Nowhere/At_All', at, true)).toBe('23:30:05');
});
