import { expect, test } from 'vitest';
import { sample } from '../live/sample';
import { FilmError, openFilm, parseFilm } from './film';

const film = (change: object = {}) => JSON.stringify({ format: 'agentops-film/1', company: 'studio-7', template: 'studio', seed: 7, agents: [{ key: 'brain', name: 'Brain', sprite: 'brain' }], events: [sample(1), sample(2)], ...change });

test('A film is read as it was written', () => {
  const read = parseFilm(film());
  expect(read).toMatchObject({ company: 'studio-7', seed: 7, agents: [{ key: 'brain', name: 'Brain' }] });
  expect(read.events.map((event) => event.title)).toEqual(['Event 1', 'Event 2']);
});

test.each([
  ['not JSON', '{ "format": "agentops-f', /cut off/],
  ['some other JSON', '{"items":[]}', /rehearse/],
  ['a later kind', film({ format: 'agentops-film/2' }), /agentops-film\/2/],
  ['no events', film({ events: [] }), /no events/],
  ['no cast', film({ agents: [] }), /cast/],
  ['an event without a time', film({ events: [sample(1), { ...sample(2), at: 'yesterday' }] }), /Event 2/],
  ['events out of order', film({ events: [sample(2), sample(1)] }), /before/],
])('A broken film says what is wrong: %s', (_, source, words) => {
  expect(() => parseFilm(source)).toThrow(FilmError);
  expect(() => parseFilm(source)).toThrow(words);
});

test('Nothing but what the Stage shows comes in', () => {
  const [event] = parseFilm(film({ events: [{ ...sample(1), tags: ['a', 7, {}], refs: 'none', data: [1], surprise: true }] })).events;
  expect(event).toMatchObject({ tags: ['a'], refs: { missionId: null }, data: null });
  expect(event).not.toHaveProperty('surprise');
});

test('A file that is too large is not opened', async () => {
  const file = { size: 500 * 1024 * 1024, text: () => Promise.reject(new Error('It was opened.')) } as unknown as File;
  await expect(openFilm(file)).rejects.toThrow(/500 MB/);
});
