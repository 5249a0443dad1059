import type { Json } from '../api/types';

export interface Slot {
  hour: number;
  name: string;
  format: string;
  probability: number;
  participants: string[];
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The slots of a schedule, as far as they can be read. */
export function slotsOf(value: { [key: string]: Json } | undefined): Slot[] {
  const slots = Array.isArray(value?.slots) ? value.slots : [];
  return slots.flatMap((slot) => {
    if (!isObject(slot) || typeof slot.hour !== 'number') return [];
    const participants = Array.isArray(slot.participants) ? slot.participants.filter((one): one is string => typeof one === 'string') : [];
    return [{ hour: slot.hour, name: String(slot.name ?? slot.format ?? ''), format: String(slot.format ?? ''), probability: typeof slot.probability === 'number' ? slot.probability : 1, participants }];
  });
}

/** The next of them after this hour of the day, around midnight if need be. */
export function nextSlots(slots: readonly Slot[], hour: number, count: number): Slot[] {
  const wait = (slot: Slot) => (slot.hour - hour + 24) % 24;
  return [...slots].sort((a, b) => wait(a) - wait(b)).slice(0, count);
}
