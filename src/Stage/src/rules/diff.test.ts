import { expect, test } from 'vitest';
import { diff } from './diff';

test('Equal values do not differ', () => {
  expect(diff({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
});

test('A changed, an added and a removed field are told apart', () => {
  expect(diff({ limit: 8, old: true }, { limit: 5, fresh: 1 })).toEqual([
    { path: '/fresh', after: 1 },
    { path: '/limit', before: 8, after: 5 },
    { path: '/old', before: true },
  ]);
});

test('In a list of words only those that came or went are named', () => {
  expect(diff({ kinds: ['crawl', 'view'] }, { kinds: ['view', 'post_tweet'] })).toEqual([
    { path: '/kinds', before: 'crawl' },
    { path: '/kinds', after: 'post_tweet' },
  ]);
});

test('A mere change of order is a change', () => {
  expect(diff(['a', 'b'], ['b', 'a'])).toHaveLength(2);
});
