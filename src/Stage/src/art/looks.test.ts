import { expect, test } from 'vitest';
import { drawFigure, poses, sides } from './figure';
import { lookOf } from './looks';
import { hex } from './pixels';

test('A template dresses a new agent layer by layer', () => {
  expect(lookOf('mara', 0, 'opus hair:curls haircolour:#2a2438 accessory:glasses skin:#9a6240')).toMatchObject({ clothes: 'suit', hair: 'curls', hairColour: hex('#2a2438'), accessory: 'glasses', skin: hex('#9a6240') });
});

test('Words that mean nothing change nothing', () => {
  expect(lookOf('mara', 0, 'hair:nonsense skin:red __proto__:#ffffff')).toEqual(lookOf('mara', 0));
});

test('Who borrows clothes is not a twin of who lends them', () => {
  const [opus, mara] = [lookOf('opus', 0), lookOf('mara', 0, 'opus')];
  expect(mara.clothes).toBe(opus.clothes);
  expect([mara.skin, mara.hair, mara.hairColour]).not.toEqual([opus.skin, opus.hair, opus.hairColour]);
});

test('Every pose of anyone is drawn on a frame of 16 by 32, and no two poses of work look alike', () => {
  const look = lookOf('newcomer', 7, 'brain clothes:bomber');
  for (const side of sides) {
    for (const pose of poses) expect(drawFigure(look, side, pose)).toMatchObject({ width: 16, height: 32 });
    expect(drawFigure(look, side, 'type0').data).not.toEqual(drawFigure(look, side, 'type1').data);
  }
});
