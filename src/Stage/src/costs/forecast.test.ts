import { expect, test } from 'vitest';
import { forecast } from './forecast';

test('The pace so far goes on', () => {
  expect(forecast(0.5, 12)).toBe(1);
  expect(forecast(0.5, 24)).toBe(0.5);
});

test('The first minutes of a day do not shout', () => {
  expect(forecast(0.01, 0.1)).toBeCloseTo(0.24);
});
