import type { Json } from '../api/types';

const telling = ['headline', 'text', 'summary', 'title', 'verdict', 'topic', 'cause', 'url', 'excerpt', 'quote'];

/** The line of a step's data that tells most to a person, or null. */
export function headlineOf(data: Json | undefined): string | null {
  if (typeof data === 'string') return data;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  for (const name of telling) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  const first = Object.values(data).find((value) => typeof value === 'string' && value !== '');
  return typeof first === 'string' ? first : null;
}
