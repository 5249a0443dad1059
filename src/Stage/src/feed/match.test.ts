import { expect, test } from 'vitest';
import { sample } from '../live/sample';
import { liveAhead, matches } from './match';

test('Each filter narrows, and all must hold', () => {
  const event = sample(1, { agent: 'growth', kind: 'post_published', tags: ['tweet'], title: 'Five pricing pages', summary: 'It went well' });
  expect(matches(event, {})).toBe(true);
  expect(matches(event, { agent: 'growth', kind: 'post_published', tag: 'tweet', q: 'PRICING' })).toBe(true);
  expect(matches(event, { q: 'went WELL' })).toBe(true);
  expect(matches(event, { agent: 'brain' })).toBe(false);
  expect(matches(event, { kind: 'step_started' })).toBe(false);
  expect(matches(event, { tag: 'other' })).toBe(false);
  expect(matches(event, { q: 'nothing of it' })).toBe(false);
});

test('Live events join the history without gap or overlap', () => {
  const history = [sample(5), sample(4), sample(3)];
  const live = [sample(2), sample(4), sample(5), sample(6), sample(7)];
  expect(liveAhead(live, history, {}).map((event) => event.seq)).toEqual([6, 7]);
});

test('An event committed late, with an old number, is not lost', () => {
  const history = [sample(6), sample(5), sample(3)];
  expect(liveAhead([sample(4)], history, {}).map((event) => event.seq)).toEqual([4]);
});

test('With no history at all everything live is shown', () => {
  expect(liveAhead([sample(1)], [], {})).toHaveLength(1);
});
