import { expect, test } from 'vitest';
import { world } from '../art/layout';
import { cell, findPath, Floor } from './paths';
import { chairs, coffee, desks, leisure, obstacles } from './plan';

const office = new Floor(world.width, world.height, obstacles);

test('A way leads around a wall, never through it', () => {
  const floor = new Floor(80, 80, [{ x: 32, y: 0, width: 8, height: 64 }]);
  const path = findPath(floor, { x: 10, y: 10 }, { x: 70, y: 10 });
  expect(path.at(-1)).toEqual({ x: 70, y: 10 });
  expect(Math.max(...path.map((point) => point.y))).toBeGreaterThan(60);
});

test('There is no way into a closed room', () => {
  const floor = new Floor(80, 80, [{ x: 32, y: 0, width: 8, height: 80 }]);
  expect(findPath(floor, { x: 10, y: 10 }, { x: 70, y: 10 })).toEqual([]);
});

test('From every desk every place of the office can be reached without touching furniture', () => {
  const free = (x: number, y: number) => office.free(Math.floor(x / cell), Math.floor(y / cell));
  for (const desk of desks) {
    for (const spot of [...chairs, ...coffee, ...leisure, ...desks]) {
      const path = findPath(office, desk.from, spot.from);
      expect(path.length, `${desk.x},${desk.y} to ${spot.x},${spot.y}`).toBeGreaterThan(0);
      // The goal itself is given, every corner before it must be on free floor.
      for (const { x, y } of path.slice(0, -1)) expect(free(x, y)).toBe(true);
    }
  }
});

test('Twelve agents have twelve different desks, and every place a different one', () => {
  for (const spots of [desks, chairs, leisure]) expect(new Set(spots.map(({ x, y }) => `${x},${y}`)).size).toBe(spots.length);
  expect(desks).toHaveLength(12);
});
