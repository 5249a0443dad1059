import { expect, test } from 'vitest';
import type { AgentEvent, Mission } from '../api/types';
import { sample } from '../live/sample';
import { activityAt, begin, happen, nobody, remember } from './behaviour';

const after = (...events: AgentEvent[]) => events.reduce(happen, nobody);
const time = (event: AgentEvent) => Date.parse(event.at);

test('A step that starts makes its agent work, and the mission says why', () => {
  const start = sample(1, { kind: 'mission_started', title: 'Analyse the viral post', refs: { missionId: 'm' } });
  const step = sample(2, { tags: ['analyze'], refs: { missionId: 'm' } });
  expect(activityAt(after(start, step), 'brain', time(step))).toMatchObject({ doing: 'working', what: 'analyses what was found', why: 'Analyse the viral post', missionId: 'm' });
});

test('A mission that succeeds is celebrated for a moment only', () => {
  const done = sample(1, { kind: 'mission_succeeded' });
  expect(activityAt(after(done), 'brain', time(done) + 1_000).doing).toBe('celebrating');
  expect(activityAt(after(done), 'brain', time(done) + 60_000).doing).toBe('idle');
});

test('A conversation gathers everyone in it, and its end lets them go', () => {
  const start = sample(1, { kind: 'roundtable_started', refs: { roundtableId: 'r' }, data: { participants: ['opus', 'brain'], format: 'standup' } });
  const end = sample(9, { kind: 'roundtable_finished', refs: { roundtableId: 'r' } });
  const during = after(start);
  expect(['opus', 'brain', 'growth'].map((agent) => activityAt(during, agent, time(start)).doing)).toEqual(['chatting', 'chatting', 'idle']);
  expect(activityAt(happen(during, end), 'opus', time(end)).doing).toBe('idle');
});

test('A turn is a bubble over its speaker, and silences the one before', () => {
  const refs = { roundtableId: 'r' };
  const start = sample(1, { kind: 'roundtable_started', refs, data: { participants: ['opus', 'brain'] } });
  const first = sample(2, { kind: 'roundtable_turn', agent: 'opus', title: 'Eleven posts prove nothing.', refs });
  const second = sample(3, { kind: 'roundtable_turn', agent: 'brain', title: 'They do.', refs });
  const state = after(start, first, second);
  expect(activityAt(state, 'brain', time(second)).bubble).toMatchObject({ text: 'They do.', said: true });
  expect(activityAt(state, 'opus', time(second)).bubble).toBeNull();
  expect(activityAt(state, 'brain', time(second) + 30_000).bubble).toBeNull();
});

test('A table that falls silent is left', () => {
  const start = sample(1, { kind: 'roundtable_started', refs: { roundtableId: 'r' }, data: { participants: ['opus'] } });
  expect(activityAt(after(start), 'opus', time(start) + 10 * 60_000).doing).toBe('idle');
});

test('The page opens with what already runs', () => {
  const now = 1_700_000_100_000;
  const mission = { id: 'm', proposalId: 'p', title: 'Crawl it', agent: 'growth', status: 'running', createdAt: new Date(now).toISOString(), steps: [{ id: 's', kind: 'crawl', status: 'running', payload: {}, attempts: 1 }] } satisfies Mission;
  expect(activityAt(begin([mission], [], now), 'growth', now)).toMatchObject({ doing: 'working', why: 'Crawl it' });
  expect(activityAt(begin([{ ...mission, steps: [] }], [], now), 'growth', now).doing).toBe('idle');
});

test('A pause sends everyone from the table but lets running work be seen', () => {
  const work = sample(1);
  const talk = sample(2, { kind: 'roundtable_started', agent: 'opus', refs: { roundtableId: 'r' } });
  const state = after(work, talk, sample(3, { kind: 'company_paused', agent: null }));
  expect(activityAt(state, 'brain', time(talk)).doing).toBe('working');
  expect(activityAt(state, 'opus', time(talk)).doing).toBe('idle');
});

test('Of two missions at once each step tells its own', () => {
  const one = sample(1, { kind: 'mission_started', title: 'The first', refs: { missionId: 'm1' } });
  const two = sample(2, { kind: 'mission_started', title: 'The second', refs: { missionId: 'm2' } });
  const step = sample(3, { tags: ['crawl'], refs: { missionId: 'm1' } });
  expect(activityAt(after(one, two, step), 'brain', time(step)).why).toBe('The first');
});

test('Work that starts during a conversation waits behind it', () => {
  const refs = { roundtableId: 'r' };
  const talk = sample(1, { kind: 'roundtable_started', refs, data: { participants: ['brain', 'opus'] } });
  const step = sample(2, { tags: ['crawl'], refs: { missionId: 'm' } });
  const end = sample(3, { kind: 'roundtable_finished', refs });
  expect(activityAt(after(talk, step), 'brain', time(step)).doing).toBe('chatting');
  expect(activityAt(after(talk, step, end), 'brain', time(end))).toMatchObject({ doing: 'working', what: 'reads the page' });
  expect(activityAt(after(talk, step, end), 'opus', time(end)).doing).toBe('idle');
});

test('Who does nothing is told by the last thing they did', () => {
  const done = sample(1, { kind: 'mission_succeeded', title: 'brain finished “Take stock”' });
  const state = remember(nobody, done);
  expect(activityAt(state, 'brain', time(done) + 60_000)).toMatchObject({ doing: 'idle', what: 'finished “Take stock”', since: time(done) });
  expect(remember(state, sample(0, { kind: 'mission_failed', title: 'brain failed', at: new Date(time(done) - 5_000).toISOString() }))).toBe(state);
});
