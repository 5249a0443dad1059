import { expect, test } from 'vitest';
import type { Relationship } from '../api/types';
import { place, steps, warmth } from './layout';

const bond = (a: string, b: string, affinity: number): Relationship => ({ a, b, affinity, interactions: { total: 0, positive: 0, negative: 0 } });
const agents = ['a', 'b', 'c', 'd'];
const bonds = [bond('a', 'b', 0.95), bond('a', 'c', 0.1), bond('b', 'c', 0.5), bond('a', 'd', 0.5), bond('b', 'd', 0.5), bond('c', 'd', 0.5)];

test('The same bonds give the same picture, inside its frame', () => {
  const once = place(agents, bonds, 800, 500);
  expect(place(agents, bonds, 800, 500)).toEqual(once);
  for (const { x, y } of once) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(800);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(500);
  }
});

test('Who likes each other stands closer than who does not', () => {
  const at = new Map(place(agents, bonds, 900, 600).map((node) => [node.key, node]));
  const distance = (one: string, two: string) => Math.hypot(at.get(one)!.x - at.get(two)!.x, at.get(one)!.y - at.get(two)!.y);
  expect(distance('a', 'b')).toBeLessThan(distance('a', 'c'));
});

test('History is walked back from today', () => {
  const log = [0.03, -0.01].map((drift) => ({ drift, reason: '', at: '' }));
  expect(steps({ ...bond('a', 'b', 0.52), log }).map((value) => value.toFixed(2))).toEqual(['0.50', '0.53', '0.52']);
});

test('Affinity has words', () => {
  expect([0.3, 0.5, 0.8].map(warmth)).toEqual(['at odds', 'neutral', 'close']);
});
