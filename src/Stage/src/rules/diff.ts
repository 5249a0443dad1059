import type { Json } from '../api/types';

export interface Change {
  path: string;
  before?: Json;
  after?: Json;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What differs between two values, one entry a path, in a stable order. */
export function diff(before: Json | undefined, after: Json | undefined, path = ''): Change[] {
  if (before === after) return [];
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => diff(before[name], after[name], `${path}/${name}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.every((item) => typeof item !== 'object') && after.every((item) => typeof item !== 'object')) {
      const removed = before.filter((item) => !after.includes(item)).map((item): Change => ({ path, before: item }));
      const added = after.filter((item) => !before.includes(item)).map((item): Change => ({ path, after: item }));
      if (removed.length + added.length > 0) return [...removed, ...added];
    }
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => diff(before[index], after[index], `${path}/${index}`)).flat();
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}
