import { expect, test } from 'vitest';
import { wordsFor } from './inWords';

test('A policy is told in words', () => {
  expect(wordsFor('x_daily_quota').say({ limit: 8 })).toBe('At most 8 posts a day.');
  expect(wordsFor('x_daily_quota').say({ limit: 1 })).toBe('At most 1 post a day.');
  expect(wordsFor('worker_crawl').say({ enabled: false })).toBe('Crawl is switched off.');
});

test('A policy nobody foresaw is told by its fields', () => {
  expect(wordsFor('my_own').say({ depth: 3 })).toBe('depth 3');
  expect(wordsFor('my_own').name).toBe('My own');
});
