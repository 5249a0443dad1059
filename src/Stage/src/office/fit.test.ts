import { expect, test } from 'vitest';
import { fit } from './fit';

test('Common desktops get whole pixels that fill the box', () => {
  expect(fit(880, 495, 1)).toMatchObject({ scale: 2, canvasWidth: 880, canvasHeight: 495, css: 2 });
  expect(fit(880, 495, 2)).toMatchObject({ scale: 4, canvasWidth: 1760, css: 2 });
});

test('A box that fits no whole scale is drawn larger and scaled down', () => {
  const view = fit(360, 202, 2);
  expect(view.scale).toBe(2);
  expect(view.canvasWidth).toBe(960);
  expect(view.css).toBeCloseTo(0.75);
});

test('Every width shows between 400 and 640 pixels of the world, in its middle', () => {
  for (let width = 280; width < 2600; width += 7) {
    const view = fit(width, (width * 9) / 16, 1);
    const seen = view.canvasWidth / view.scale;
    expect(seen).toBeGreaterThanOrEqual(400);
    expect(seen).toBeLessThanOrEqual(640);
    expect(Number.isInteger(view.scale)).toBe(true);
    expect(Math.abs(view.x * 2 + seen - 560)).toBeLessThanOrEqual(1);
  }
});
