import { expect, test } from 'vitest';
import type { Proposal } from '../api/types';
import { gatesOf } from './gates';

const proposal = (about: Partial<Proposal>): Proposal => ({ id: 'p', agent: 'brain', title: 't', source: 'agent', status: 'pending', steps: [{ kind: 'post_tweet', payload: {} }], createdAt: '2026-01-01T00:00:00Z', ...about });

test('A pending proposal passed all gates but the person', () => {
  const gates = gatesOf(proposal({}));
  expect(gates.at(-1)).toMatchObject({ name: 'A person', state: 'waiting' });
  expect(gates.slice(0, -1).every((gate) => gate.state === 'passed')).toBe(true);
});

test('After the gate that closed nothing was asked', () => {
  const gates = gatesOf(proposal({ status: 'rejected', gate: 'x_daily_quota', rejection: 'Quota full (8/8)' }));
  expect(gates.find((gate) => gate.state === 'closed')).toMatchObject({ name: 'Quota', detail: 'Quota full (8/8)' });
  expect(gates.find((gate) => gate.name === 'Budget')?.state).toBe('unseen');
});

test('A gate we do not know by name is still shown as the one that closed', () => {
  expect(gatesOf(proposal({ status: 'rejected', gate: 'full_moon', rejection: 'Not tonight' })).at(-1)).toEqual({ name: 'full moon', detail: 'Not tonight', state: 'closed' });
});
