import { expect, test } from 'vitest';
import { nextSlots, slotsOf } from './coming';

const slots = slotsOf({ slots: [{ hour: 6, name: 'Standup', format: 'standup', probability: 1, participants: ['opus', 3] }, { hour: 13, name: 'Numbers', format: 'deep_dive' }, { hour: 23, name: 'Night', format: 'night_shift', probability: 0.4 }, 'nonsense', { name: 'no hour' }] });

test('What cannot be read of a schedule is left out', () => {
  expect(slots.map((slot) => [slot.hour, slot.participants.length, slot.probability])).toEqual([[6, 1, 1], [13, 0, 1], [23, 0, 0.4]]);
  expect(slotsOf(undefined)).toEqual([]);
});

test('The next slots go on after midnight', () => {
  expect(nextSlots(slots, 22.5, 2).map((slot) => slot.hour)).toEqual([23, 6]);
  expect(nextSlots(slots, 6, 1).map((slot) => slot.hour)).toEqual([6]);
});
