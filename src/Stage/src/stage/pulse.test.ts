import { expect, test } from 'vitest';
import { byHour, isToday } from './pulse';

test('Today is the calendar day of the company, not of the browser', () => {
  const now = Date.parse('2026-03-01T23:30:00Z');
  expect(isToday('2026-03-01T22:59:00Z', now, 'Europe/Berlin')).toBe(false);
  expect(isToday('2026-03-01T23:01:00Z', now, 'Europe/Berlin')).toBe(true);
  expect(isToday(null, now, 'UTC')).toBe(false);
});

test('Moments fall into their hours, oldest first, and what is older falls out', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  expect(byHour(['2026-03-01T11:30:00Z', '2026-03-01T11:10:00Z', '2026-03-01T09:59:00Z', '2026-02-01T00:00:00Z', null], now, 3)).toEqual([1, 0, 2]);
});
