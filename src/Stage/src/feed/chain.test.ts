import { expect, test } from 'vitest';
import { sample } from '../live/sample';
import { layOutChain } from './chain';

const family = [
  sample(1, { kind: 'trigger_fired' }),
  sample(2, { cause: 'e1', kind: 'proposal_created', refs: { proposalId: 'p' } }),
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

test('A cause may be named by the id of a proposal', () => {
  const nodes = layOutChain([...family, sample(7, { cause: 'p' })], 'e7');
  expect(nodes.filter((node) => node.onPath).map((node) => node.event.id)).toEqual(['e1', 'e2', 'e7']);
});

test('Causes that run in a circle end', () => {
  expect(layOutChain([sample(1, { cause: 'e2' }), sample(2, { cause: 'e1' })], 'e1')).toHaveLength(2);
});
