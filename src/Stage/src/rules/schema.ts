import type { Json, JsonSchema } from '../api/types';

/** What is wrong with a value, by JSON path; empty when it fits. */
export type Faults = Record<string, string[]>;

const typeOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value);

export const typesOf = (schema: JsonSchema): string[] => (schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type]);

function fits(value: Json, types: string[]): boolean {
  const own = typeOf(value);
  return types.length === 0 || types.includes(own) || (own === 'integer' && types.includes('number'));
}

const article = (types: string[]) => types.filter((type) => type !== 'null').join(' or ');

/** Checks a value against the schema as far as policies use it. The server decides; this only tells sooner. */
export function validate(value: Json, schema: JsonSchema, path = '', faults: Faults = {}): Faults {
  const fault = (message: string) => {
    (faults[path] ??= []).push(message);
  };
  const types = typesOf(schema);
  if (!fits(value, types)) {
    fault(`must be ${/^[aeiou]/.test(article(types)) ? 'an' : 'a'} ${article(types)}`);
    return faults;
  }
  if (schema.enum && !schema.enum.some((allowed) => allowed === value)) fault(`must be one of ${schema.enum.map(String).join(', ')}`);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) fault('must be a number');
    if (schema.minimum !== undefined && value < schema.minimum) fault(`must be ${schema.minimum} or more`);
    if (schema.maximum !== undefined && value > schema.maximum) fault(`must be ${schema.maximum} or less`);
    if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) fault(`must be more than ${schema.exclusiveMinimum}`);
    if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum) fault(`must be less than ${schema.exclusiveMaximum}`);
  } else if (typeof value === 'string') {
    if (schema.minLength !== undefined && value.length < schema.minLength) fault(schema.minLength === 1 ? 'must not be empty' : `needs at least ${schema.minLength} characters`);
    if (schema.maxLength !== undefined && value.length > schema.maxLength) fault(`may have at most ${schema.maxLength} characters`);
    if (schema.pattern !== undefined && !matchesPattern(value, schema.pattern)) fault('has a form that is not allowed');
  } else if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems) fault(`needs at least ${schema.minItems} entries`);
    if (schema.maxItems !== undefined && value.length > schema.maxItems) fault(`may have at most ${schema.maxItems} entries`);
    const { items } = schema;
    if (items) value.forEach((item, index) => validate(item, items, `${path}/${index}`, faults));
  } else if (value !== null && typeof value === 'object') {
    for (const name of schema.required ?? []) if (!(name in value)) (faults[`${path}/${name}`] ??= []).push('is missing');
    for (const [name, item] of Object.entries(value)) {
      const own = schema.properties?.[name];
      if (own) validate(item, own, `${path}/${name}`, faults);
      else if (schema.additionalProperties === false) (faults[`${path}/${name}`] ??= []).push('is not known here');
      else if (typeof schema.additionalProperties === 'object') validate(item, schema.additionalProperties, `${path}/${name}`, faults);
    }
  }
  return faults;
}

function matchesPattern(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    // A pattern of another dialect is the server's to judge.
    return true;
  }
}

/** A first value of the right shape, for a new entry in a list. */
export function blank(schema: JsonSchema): Json {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum?.length) return schema.enum[0] ?? null;
  const type = typesOf(schema).find((one) => one !== 'null');
  if (type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, own]) => [name, blank(own)]));
  if (type === 'array') return [];
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return Math.max(0, schema.minimum ?? 0);
  return type === undefined ? null : '';
}
