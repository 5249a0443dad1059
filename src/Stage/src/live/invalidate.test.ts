import { expect, test } from 'vitest';
import { kindNames } from '../feed/kinds';
import { staleParts } from './invalidate';

test('A step makes missions stale, a policy makes policies stale', () => {
  expect(staleParts('step_succeeded')).toContain('missions');
  expect(staleParts('policy_changed')).toContain('policies');
});

test('Every kind of the contract refreshes something, except what comes from outside and what only a loop says', () => {
  expect(kindNames.filter((kind) => staleParts(kind).length === 0)).toEqual(['loop_stopped', 'external']);
});
