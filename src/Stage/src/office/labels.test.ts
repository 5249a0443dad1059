import { expect, test } from 'vitest';
import { overlap, placeBubbles, placeNames, type Balloon, type Body } from './labels';

const phone = { width: 360, height: 203 };
const at = (x: number, head: number): Body => ({ x, head, feet: head + 24, half: 6 });
const says = (agent: string, body: Body, said = true): Balloon => ({ agent, body, width: 200, height: 40, said });
const pairs = <T>(all: T[]) => all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));

test('Bubbles never cover each other and never leave the picture', () => {
  for (let turn = 0; turn < 200; turn++) {
    const bodies = Array.from({ length: 12 }, (_, i) => at(10 + ((i * 67 + turn * 31) % 340), 20 + ((i * 43 + turn * 17) % 150)));
    const placed = [...placeBubbles(bodies.map((body, i) => says(`a${i}`, body, i < 3)), bodies, phone).values()];
    expect(placed.length).toBeGreaterThan(1);
    for (const [a, b] of pairs(placed)) expect(overlap(a, b)).toBe(0);
    for (const one of placed) {
      expect(one.left).toBeGreaterThanOrEqual(0);
      expect(one.top).toBeGreaterThanOrEqual(0);
      expect(one.left + one.width).toBeLessThanOrEqual(phone.width);
      expect(one.top + one.height).toBeLessThanOrEqual(phone.height);
    }
  }
});

test('A lone bubble sits above its head and points at it', () => {
  const body = at(180, 120);
  const bubble = placeBubbles([says('a', body)], [body], phone).get('a');
  expect(bubble).toMatchObject({ left: 80, top: 76, tail: 100, below: false });
});

test('A bubble leaves the face of a neighbour free when it can', () => {
  const speaker = at(180, 120);
  const neighbour = at(240, 90);
  const bubble = placeBubbles([says('a', speaker)], [speaker, neighbour], phone).get('a')!;
  expect(overlap(bubble, { left: 234, top: 90, width: 12, height: 13 })).toBe(0);
});

test('A bubble stays where it is while its figure walks a little', () => {
  const first = placeBubbles([says('a', at(180, 120))], [at(180, 120), at(300, 80)], phone);
  const later = placeBubbles([says('a', at(186, 118))], [at(186, 118), at(300, 80)], phone, [], first);
  expect(later.get('a')?.slot).toBe(first.get('a')?.slot);
});

test('Words said aloud come before thoughts', () => {
  const [thinker, speaker] = [at(100, 60), at(110, 60)];
  const small = { width: 214, height: 60 };
  const placed = placeBubbles([says('thinks', thinker, false), says('speaks', speaker)], [thinker, speaker], small);
  expect([...placed.keys()]).toEqual(['speaks']);
});

test('Names beside each other give way, and one under a bubble is left out', () => {
  const name = (agent: string, body: Body) => ({ agent, body, width: 40, height: 12, below: false });
  const [a, b] = [at(100, 100), at(118, 100)];
  const placed = [...placeNames([name('a', a), name('b', b)], [], phone).values()];
  expect(placed).toHaveLength(2);
  expect(overlap(placed[0]!, placed[1]!)).toBe(0);
  expect(placeNames([name('a', a)], [{ left: 0, top: 0, width: 360, height: 203 }], phone).size).toBe(0);
});
