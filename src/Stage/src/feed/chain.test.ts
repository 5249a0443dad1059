import { expect, test } from 'vitest';
import { sample } from '../live/sample';
import { layOutChain } from './chain';

const family = [
  sample(1, { kind: 'trigger_fired' }),
  sample(2, { cause: 'event:e1', kind: 'proposal_created', refs: { proposalId: 'p' } }),
  sample(3, { cause: 'e2' }),
  sample(4, { cause: 'e3' }),
  sample(5, { cause: 'e3' }),
  sample(6, { cause: 'e4' }),
];

test('Each event stands under what caused it, oldest first', () => {
  expect(layOutChain([...family].reverse(), 'e1').map((node) => node.event.id)).toEqual(['e1', 'e2', 'e3', 'e4', 'e6', 'e5']);
});

test('A straight line stays straight, a fork indents', () => {
  expect(layOutChain(family, 'e1').map((node) => node.depth)).toEqual([0, 0, 0, 1, 1, 1]);
});

test('The way up to the root and everything below are marked', () => {
  const nodes = layOutChain(family, 'e3');
  expect(nodes.filter((node) => node.onPath).map((node) => node.event.id)).toEqual(['e1', 'e2', 'e3']);
  expect(nodes.filter((node) => node.below).map((node) => node.event.id)).toEqual(['e4', 'e6', 'e5']);
});

test('A cause may name a proposal; then its latest word before counts', () => {
  const more = [...family, sample(7, { cause: 'proposal:p', kind: 'proposal_accepted', refs: { proposalId: 'p' } }), sample(8, { cause: 'proposal:p', kind: 'mission_started', refs: { proposalId: 'p', missionId: 'm' } })];
  expect(layOutChain(more, 'e8').filter((node) => node.onPath).map((node) => node.event.id)).toEqual(['e1', 'e2', 'e7', 'e8']);
});

test('A cause that is no event, such as a person, makes a root', () => {
  expect(layOutChain([sample(1, { cause: 'person:ada' })], 'e1')[0]).toMatchObject({ depth: 0, onPath: true });
});

test('Causes that run in a circle end', () => {
  expect(layOutChain([sample(1, { cause: 'e2' }), sample(2, { cause: 'e1' })], 'e1')).toHaveLength(2);
});
