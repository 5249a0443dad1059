import { expect, test } from 'vitest';
import { sample } from '../live/sample';
import { activityAt } from '../office/behaviour';
import { countBy, dayOf, figuresAfter, Replay } from './day';

const refs = { missionId: 'm' };
const events = [
  sample(1, { kind: 'mission_started', refs }),
  sample(2, { refs, tags: ['crawl'] }),
  sample(3, { kind: 'step_succeeded', refs, data: { cost: 0.02 } }),
  sample(4, { kind: 'mission_succeeded', refs }),
];
const time = (i: number) => Date.parse(events[i]!.at);

test('A moment divides what was from what is to come', () => {
  expect(countBy(events, time(0) - 1)).toBe(0);
  expect(countBy(events, time(1))).toBe(2);
  expect(countBy(events, Infinity)).toBe(4);
});

test('The figures are those of the moment', () => {
  expect(figuresAfter(events, 2)).toMatchObject({ open: 1, done: 0, spent: 0 });
  expect(figuresAfter(events, 4)).toMatchObject({ open: 0, done: 1, spent: 0.02 });
});

test('Forth and back come to the same state', () => {
  const replay = new Replay(events);
  const doing = (count: number, at: number) => activityAt(replay.at(count), 'brain', at).doing;
  expect([doing(2, time(1)), doing(4, time(3)), doing(2, time(1)), doing(0, 0)]).toEqual(['working', 'celebrating', 'working', 'idle']);
});

test('A day is the company’s own', () => {
  expect(dayOf(Date.parse('2026-03-01T23:30:00Z'), 'Europe/Berlin')).toBe('2026-03-02');
});
