import { expect, test } from 'vitest';
import type { JsonSchema } from '../api/types';
import { blank, validate } from './schema';

const schema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['limit'],
  properties: {
    limit: { type: 'integer', minimum: 0, maximum: 100 },
    kinds: { type: 'array', items: { type: 'string', enum: ['crawl', 'analyze'] } },
    patterns: { type: 'array', items: { type: 'object', properties: { source: { type: 'string', minLength: 1 }, probability: { type: 'number', minimum: 0, maximum: 1 } } } },
    note: { type: ['string', 'null'] },
  },
};

test('A fitting value has no faults', () => {
  expect(validate({ limit: 8, kinds: ['crawl'], patterns: [{ source: '*', probability: 0.3 }], note: null }, schema)).toEqual({});
});

test('Each fault names its path', () => {
  const faults = validate({ limit: -1, kinds: ['fly'], patterns: [{ source: '', probability: 2 }], extra: 1 }, schema);
  expect(Object.keys(faults).sort()).toEqual(['/extra', '/kinds/0', '/limit', '/patterns/0/probability', '/patterns/0/source']);
});

test('A number with a fraction is no integer, and an empty field is no number', () => {
  expect(validate({ limit: 1.5 }, schema)['/limit']).toEqual(['must be an integer']);
  expect(validate({ limit: null }, schema)['/limit']).toEqual(['must be an integer']);
});

test('What is required is missed', () => {
  expect(validate({}, schema)['/limit']).toEqual(['is missing']);
});

test('A new entry has the shape its schema asks for', () => {
  expect(blank(schema)).toEqual({ limit: 0, kinds: [], patterns: [], note: '' });
});
