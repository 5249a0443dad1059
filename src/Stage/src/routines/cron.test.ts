import { expect, test } from 'vitest';
import { cronInWords } from './cron';

test('Simple schedules are told in words, others stay as they are', () => {
  expect(cronInWords('0 9 * * *')).toBe('every day at 09:00');
  expect(cronInWords('0 0 13 * * ?')).toBe('every day at 13:00');
  expect(cronInWords('30 8 * * 1')).toBe('every Monday at 08:30');
  expect(cronInWords('15 * * * *')).toBe('every hour at 15 past');
  expect(cronInWords('*/5 2-4 * * *')).toBe('*/5 2-4 * * *');
});
