import { expect, test } from 'vitest';
import { sample } from '../live/sample';
import { inNames, showsModelWords, spoken, subjectOf, tell, titleInNames } from './telling';

test('A title that begins with who did it goes on from their name', () => {
  expect(tell(sample(1, { title: 'brain finished the analysis', summary: 'One source.' }))).toEqual({ head: 'finished the analysis', body: 'One source.', says: false });
});

test('The name of a proposal or mission is the body', () => {
  expect(tell(sample(1, { kind: 'proposal_created', title: 'brain wants: Research topic 3', summary: 'Readers asked.' }))).toEqual({ head: 'proposes', body: 'Research topic 3 — Readers asked.', says: false });
  expect(tell(sample(1, { kind: 'mission_succeeded', title: 'brain finished “Research topic 3”', summary: null }))).toEqual({ head: 'finished a mission', body: 'Research topic 3', says: false });
});

test('What a trigger put into someone’s head is the body', () => {
  expect(tell(sample(1, { kind: 'trigger_fired', title: 'brain has something in mind: the last post', summary: null }))).toEqual({ head: 'has something in mind', body: 'the last post', says: false });
});

test('A title without a name is told by its kind', () => {
  expect(tell(sample(1, { kind: 'trigger_fired', agent: null, title: 'mission_failed fired' }))).toEqual({ head: 'was called by a trigger', body: 'mission_failed fired', says: false });
});

test('A turn is what was said, not where', () => {
  expect(tell(sample(1, { kind: 'roundtable_turn', title: 'Brain in Morning standup', summary: 'Eleven posts prove nothing.' }))).toEqual({ head: 'says', body: 'Eleven posts prove nothing.', says: true });
});

test('The name on the door counts as well as the key', () => {
  expect(tell(sample(1, { agent: 'twitter-alt', title: 'Alt drifted a little' }), 'Alt').head).toBe('drifted a little');
});

test('The name is left out where nobody knows it', () => {
  expect(tell(sample(1, { agent: 'twitter-alt', kind: 'proposal_created', title: 'Alt wants: say something', summary: null }))).toEqual({ head: 'proposes', body: 'say something', says: false });
  expect(tell(sample(1, { agent: 'dev-ops', kind: 'step_succeeded', title: 'Mira Chen finished the analysis', summary: null })).head).toBe('finished the analysis');
  expect(subjectOf(sample(1, { agent: 'twitter-alt', kind: 'mission_started', title: 'Alt starts “Day one”' }))).toBe('Day one');
  expect(subjectOf(sample(1, { agent: 'brain', kind: 'step_queued', title: 'Analysis is queued' }))).toBe('Analysis is queued');
});

test('What an event is about can be told alone', () => {
  expect(subjectOf(sample(1, { title: 'brain starts “A “quoted” plan”' }))).toBe('A “quoted” plan');
  expect(subjectOf(sample(1, { title: 'Day one: take stock' }))).toBe('Day one: take stock');
});

test('Only what a model wrote counts as its words', () => {
  expect(showsModelWords(sample(1, { kind: 'step_succeeded', tags: ['step', 'succeeded', 'analyze'] }))).toBe(true);
  expect(showsModelWords(sample(1, { kind: 'step_succeeded', tags: ['step', 'succeeded', 'crawl'] }))).toBe(false);
});

test('Agents are called by their names, other words stay', () => {
  const members = [{ key: 'twitter-alt', name: 'Alt' }, { key: 'creator', name: 'Creator' }];
  expect(inNames('creator and twitter-alt grow closer (0.71 → 0.72)', members)).toBe('Creator and Alt grow closer (0.71 → 0.72)');
  expect(inNames('co-creator stays, recreator too', members)).toBe('co-creator stays, recreator too');
});

test('A proposal about someone else’s failure keeps its whole title', () => {
  const event = sample(1, { kind: 'proposal_created', title: 'brain wants: Diagnose: growth could not finish “Midday scan”', summary: null });
  expect(tell(event)).toEqual({ head: 'proposes', body: 'Diagnose: growth could not finish “Midday scan”', says: false });
});

test('What belongs to an agent is told without the key', () => {
  expect(tell(sample(1, { kind: 'routine_finished', agent: 'growth', title: 'growth\'s routine “Midday scan” is over', summary: 'failed' }))).toEqual({ head: 'finished a routine', body: 'Midday scan — failed', says: false });
});

test('In a title a key is a name where it does something, else it stays a word', () => {
  const members = [{ key: 'growth', name: 'Growth' }, { key: 'twitter-alt', name: 'Alt' }];
  expect(titleInNames('Diagnose: growth could not finish “Scan”', members)).toBe('Diagnose: Growth could not finish “Scan”');
  expect(titleInNames('wants to answer twitter-alt', members)).toBe('wants to answer Alt');
  expect(titleInNames('Plan for growth could wait', members)).toBe('Plan for growth could wait');
});

test('Quotes within a line give way to those around it', () => {
  expect(spoken('“Repeat it”. We said that once.')).toBe('“‘Repeat it’. We said that once.”');
  expect(spoken('“Repeat it.”')).toBe('“Repeat it.”');
});
