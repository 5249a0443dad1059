import { expect, test } from 'vitest';
import { advance, fittingSpeed, toggle } from './playhead';

test('Time passes at its speed and stops at the end', () => {
  const head = { at: 0, playing: true, speed: 60 };
  expect(advance(head, 500, 100_000)).toEqual({ at: 30_000, playing: true, speed: 60 });
  expect(advance(head, 5_000, 100_000)).toEqual({ at: 100_000, playing: false, speed: 60 });
});

test('What is paused stands still', () => {
  const head = { at: 5, playing: false, speed: 60 };
  expect(advance(head, 500, 100)).toBe(head);
});

test('Play at the end begins again', () => {
  expect(toggle({ at: 100, playing: false, speed: 1 }, 0, 100)).toEqual({ at: 0, playing: true, speed: 1 });
  expect(toggle({ at: 40, playing: false, speed: 1 }, 0, 100).at).toBe(40);
});

test('A short mission plays slowly, a day fast', () => {
  expect(fittingSpeed(0, 20_000)).toBe(1);
  expect(fittingSpeed(0, 600_000)).toBe(60);
  expect(fittingSpeed(0, 86_400_000)).toBe(300);
});
