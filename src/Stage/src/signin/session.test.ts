import { expect, test } from 'vitest';
import { keyInFragment } from './session';

test('A key is found in the fragment and nowhere else', () => {
  expect(keyInFragment('#key=abc%2Bd')).toBe('abc+d');
  expect(keyInFragment('#section')).toBeNull();
  expect(keyInFragment('')).toBeNull();
});
