import { expect, test } from 'vitest';
import { idle, type Activity } from './behaviour';
import { Crew } from './crew';
import { chairs, coffee, desks, tennisEnds } from './plan';

const now = 1_700_000_000_000;
const doing = (about: Partial<Activity>): Activity => ({ ...idle(now), ...about });
const working = doing({ doing: 'working' });
const meeting = doing({ doing: 'chatting', roundtableId: 'r' });

function live(crew: Crew, seconds: number, activity: (agent: string) => Activity) {
  for (let t = 0; t < seconds; t += 0.05) crew.update(0.05, now, activity);
}

function crewOf(agents: string[], activity: (agent: string) => Activity, calm = false) {
  const crew = new Crew(calm);
  crew.setAgents(agents, activity);
  return crew;
}

test('Who works types at their own desk', () => {
  const crew = crewOf(['a', 'b'], () => working);
  live(crew, 1, () => working);
  expect(crew.actors.map((actor) => actor.spot)).toEqual([desks[0], desks[1]]);
  expect(crew.actors.every((actor) => actor.pose.startsWith('type') && actor.seated)).toBe(true);
});

test('A conversation makes everyone walk to a chair of their own', () => {
  const crew = crewOf(['a', 'b', 'c'], () => working);
  live(crew, 0.2, () => meeting);
  expect(crew.actors.some((actor) => actor.pose.startsWith('walk'))).toBe(true);
  live(crew, 25, () => meeting);
  expect(crew.actors.every((actor) => actor.arrived && chairs.includes(actor.spot))).toBe(true);
  expect(new Set(crew.actors.map((actor) => actor.spot)).size).toBe(3);
});

test('Only the one whose line is up talks', () => {
  const bubble = { text: 'Hm.', said: true, tone: 'neutral', until: now + 9_000 };
  const activity = (agent: string) => (agent === 'a' ? { ...meeting, bubble } : meeting);
  const crew = crewOf(['a', 'b'], activity);
  crew.settle(now, activity);
  expect(crew.actors.map((actor) => actor.pose.startsWith('talk'))).toEqual([true, false]);
});

test('A watercooler talk happens at the coffee', () => {
  const activity = () => ({ ...meeting, watercooler: true });
  const crew = crewOf(['a', 'b'], activity);
  crew.settle(now, activity);
  expect(crew.actors.every((actor) => coffee.includes(actor.spot))).toBe(true);
});

test('Success is cheered on the spot, on one’s feet', () => {
  const crew = crewOf(['a'], () => working);
  live(crew, 1, () => working);
  const { x, y } = crew.actors[0]!;
  live(crew, 1, () => doing({ doing: 'celebrating' }));
  expect(crew.actors[0]).toMatchObject({ x, y, seated: false });
  expect(crew.actors[0]?.pose).toMatch(/^cheer/);
});

test('Nobody shares a place, whatever they do', () => {
  const agents = Array.from({ length: 12 }, (_, i) => `agent${i}`);
  const activity = (agent: string) => (Number(agent.slice(5)) % 3 === 0 ? working : idle(now));
  for (let shift = 0; shift < 40; shift++) {
    const crew = crewOf(agents, activity);
    crew.settle(now + shift * 26_000, activity);
    expect(new Set(crew.actors.map(({ x, y }) => `${x},${y}`)).size).toBe(12);
  }
});

test('Who wants no motion sees nobody walk', () => {
  const crew = crewOf(['a', 'b'], () => working, true);
  crew.update(0.05, now, () => meeting);
  expect(crew.actors.every((actor) => actor.arrived && chairs.includes(actor.spot))).toBe(true);
});

test('A change of mind on the way leads on from where one is', () => {
  const crew = crewOf(['a'], () => working);
  live(crew, 2, () => meeting);
  const before = { ...crew.actors[0]! };
  crew.update(0.02, now, () => working);
  expect(Math.hypot(crew.actors[0]!.x - before.x, crew.actors[0]!.y - before.y)).toBeLessThan(3);
  live(crew, 20, () => working);
  expect(crew.actors[0]?.spot).toBe(desks[0]);
});

test('The ball only flies while two have time for it', () => {
  const agents = Array.from({ length: 12 }, (_, i) => `agent${i}`);
  const crew = crewOf(agents, () => idle(now));
  const games = Array.from({ length: 60 }, (_, shift) => {
    crew.settle(now + shift * 26_000, () => idle(now));
    return tennisEnds.every(crew.isAt);
  });
  expect(games).toContain(true);
  crew.settle(now, () => working);
  expect(tennisEnds.some(crew.isAt)).toBe(false);
});
