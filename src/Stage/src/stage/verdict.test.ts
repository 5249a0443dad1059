import { expect, test } from 'vitest';
import { alive, needs, well, type Situation } from './verdict';

const calm: Situation = { connection: 'live', state: 'open', working: 0, talking: 0, free: 6, failed: 0, budgetLeft: 0.8, waiting: 0 };

test('A calm company is open, well, and needs nobody', () => {
  expect([alive(calm), well(calm), needs(calm)].map((answer) => answer.text)).toEqual(['Open and quiet, 6 free', 'All is well', 'Nothing waits for you']);
});

test('Who works and who talks is counted', () => {
  expect(alive({ ...calm, working: 2, talking: 3, free: 1 }).text).toBe('2 at work, 3 talking, 1 free');
});

test('A lost connection outweighs what was last heard', () => {
  expect(alive({ ...calm, working: 2, connection: 'lost' })).toMatchObject({ tone: 'bad' });
});

test('Trouble is named, the worst first', () => {
  expect(well({ ...calm, failed: 2 }).text).toBe('2 missions failed in 24 h');
  expect(well({ ...calm, failed: 2, budgetLeft: 0 }).text).toBe('Today’s budget is spent');
});

test('What waits is counted in good English', () => {
  expect(needs({ ...calm, waiting: 1 }).text).toBe('1 proposal waits for you');
  expect(needs({ ...calm, waiting: 3 }).text).toBe('3 proposals wait for you');
});
