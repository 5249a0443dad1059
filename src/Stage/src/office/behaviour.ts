import type { AgentEvent, JsonObject, Mission, Roundtable } from '../api/types';
import { lineOf, subjectOf, tell, withoutName } from '../feed/telling';
import { actOf } from '../missions/acts';
import { sentence, words } from '../ui/format';

export type Doing = 'working' | 'chatting' | 'celebrating' | 'sulking' | 'idle';

export interface Bubble {
  text: string;
  /** A line said aloud, or only a thought. */
  said: boolean;
  tone: string;
  until: number;
}

/** What one agent does, and why, as far as events tell. */
export interface Activity {
  doing: Doing;
  /** In words, after the agent's name: "analyses the viral post". */
  what: string;
  why: string;
  since: number;
  /** When this stops by itself, unless something else happens first. */
  until: number;
  missionId: string | null;
  roundtableId: string | null;
  watercooler: boolean;
  bubble: Bubble | null;
  /** The work that goes on behind a conversation, and is returned to after it. */
  behind: Activity | null;
}

export interface Behaviour {
  readonly agents: ReadonlyMap<string, Activity>;
  /** What the missions that run now are called. */
  readonly titles: ReadonlyMap<string, string>;
  /** The last thing of note that each agent did, for when they do nothing. */
  readonly lasts: ReadonlyMap<string, Last>;
}

export interface Last {
  /** In words, after the agent's name: "finished “Take stock”". */
  what: string;
  at: number;
}

const staleWorkMs = 35 * 60_000;
const silentTableMs = 3 * 60_000;
const cheerMs = 7_000;

export const idle = (since: number): Activity => ({ doing: 'idle', what: 'has nothing to do right now', why: 'No step and no conversation needs them.', since, until: Infinity, missionId: null, roundtableId: null, watercooler: false, bubble: null, behind: null });

export const nobody: Behaviour = { agents: new Map(), titles: new Map(), lasts: new Map() };

function change(state: Behaviour, agent: string, make: (before: Activity) => Activity, at: number): Behaviour {
  const agents = new Map(state.agents);
  agents.set(agent, make(agents.get(agent) ?? idle(at)));
  return { ...state, agents };
}

function entitle(state: Behaviour, mission: string | null, title: string | null): Behaviour {
  if (mission === null) return state;
  const titles = new Map(state.titles);
  if (title === null) titles.delete(mission);
  else titles.set(mission, title);
  return { ...state, titles };
}

/** A running step after its agent's name: “looks at the company’s figures”. */
const inWork = (kind: string, payload?: JsonObject) => {
  const act = actOf(kind, 'running', payload);
  return act === sentence(words(kind)) ? `is at “${words(kind)}”` : `${act[0]?.toLowerCase()}${act.slice(1)}`;
};

const inShort = (text: string) => (text.length > 56 ? `${text.slice(0, 54).trimEnd()}…` : text);

const strings = (value: unknown) => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []);

/** How long a spoken line stays up: long enough to read it. */
export const readingMs = (text: string) => Math.min(9_000, 2_600 + text.length * 45);

function gather(state: Behaviour, agents: readonly string[], table: string, topic: string, format: string, at: number): Behaviour {
  return agents.reduce(
    (now, agent) =>
      change(now, agent, (before) => ({ ...idle(at), doing: 'chatting', what: `is in a ${words(format || 'conversation')}`, why: topic, until: at + silentTableMs, roundtableId: table, watercooler: format === 'watercooler', behind: before.doing === 'working' ? before : before.behind }), at),
    state,
  );
}

function disperse(state: Behaviour, table: string, at: number): Behaviour {
  const agents = new Map(state.agents);
  for (const [agent, activity] of agents) if (activity.roundtableId === table) agents.set(agent, activity.behind ?? idle(at));
  return { ...state, agents };
}

const notable = new Set(['mission_succeeded', 'mission_failed', 'mission_cancelled', 'post_published', 'content_published', 'roundtable_turn', 'insight_promoted']);

function whatOf(event: AgentEvent): string {
  if (event.kind === 'roundtable_turn') return `said “${lineOf(event)}”`;
  if (event.kind === 'post_published' || event.kind === 'content_published') return `published “${subjectOf(event)}”`;
  const rest = withoutName(event);
  return rest ?? `${tell(event).head} “${subjectOf(event)}”`;
}

/** Behaviour that also remembers what this event's agent did last. */
export function remember(state: Behaviour, event: AgentEvent): Behaviour {
  if (!event.agent || !notable.has(event.kind)) return state;
  const at = Date.parse(event.at);
  if ((state.lasts.get(event.agent)?.at ?? 0) > at) return state;
  return { ...state, lasts: new Map(state.lasts).set(event.agent, { what: whatOf(event), at }) };
}

/** Behaviour after one more event. Unknown kinds change nothing. */
export const happen = (state: Behaviour, event: AgentEvent): Behaviour => remember(become(state, event), event);

function become(state: Behaviour, event: AgentEvent): Behaviour {
  const at = Date.parse(event.at);
  const { agent, refs } = event;
  const table = refs.roundtableId ?? null;
  const mission = refs.missionId ?? null;
  const think = (text: string, tone: string) => (agent ? change(state, agent, (before) => (before.doing === 'chatting' ? before : { ...before, bubble: { text: inShort(text), said: false, tone, until: at + 5_000 } }), at) : state);
  // Who sits in a conversation stays in it; what happens to their work shows when it is over.
  const instead = (now: Behaviour, next: Activity) =>
    agent ? change(now, agent, (before) => (before.doing === 'chatting' && before.until > at ? { ...before, behind: next.doing === 'working' ? next : null } : { ...next, bubble: before.bubble }), at) : now;
  const work = (now: Behaviour, what: string, why: string) => instead(now, { ...idle(at), doing: 'working', what, why, until: at + staleWorkMs, missionId: mission });

  switch (event.kind) {
    case 'mission_started':
      return work(entitle(state, mission, subjectOf(event)), 'starts a mission', subjectOf(event));
    case 'step_started': {
      const why = (mission === null ? undefined : state.titles.get(mission)) ?? (withoutName(event) !== null && event.summary ? event.summary : event.title);
      const kind = typeof event.data?.kind === 'string' ? event.data.kind : event.tags.at(-1);
      return work(state, withoutName(event) ?? (kind ? inWork(kind) : event.title), why);
    }
    case 'mission_succeeded':
      return instead(entitle(state, mission, null), { ...idle(at), doing: 'celebrating', what: 'finished a mission', why: subjectOf(event), until: at + cheerMs, missionId: mission });
    case 'post_published':
    case 'content_published':
      return think(`Published: ${subjectOf(event)}`, 'good');
    case 'mission_failed':
      return instead(entitle(state, mission, null), { ...idle(at), doing: 'sulking', what: 'failed a mission', why: event.summary || subjectOf(event), until: at + 12_000, missionId: mission });
    case 'mission_cancelled':
      return instead(entitle(state, mission, null), idle(at));
    case 'roundtable_started': {
      const participants = strings(event.data?.participants);
      const format = typeof event.data?.format === 'string' ? event.data.format : (event.tags[0] ?? '');
      const all = participants.length > 0 ? participants : agent ? [agent] : [];
      return table ? gather(state, all, table, event.title, format, at) : state;
    }
    case 'roundtable_turn': {
      if (!agent || !table) return state;
      const text = lineOf(event);
      const tone = typeof event.data?.tone === 'string' ? event.data.tone : 'neutral';
      const joined = state.agents.get(agent)?.roundtableId === table ? state : gather(state, [agent], table, event.title, event.tags[0] ?? '', at);
      const agents = new Map(joined.agents);
      for (const [key, activity] of agents) {
        if (activity.roundtableId === table) agents.set(key, { ...activity, until: at + silentTableMs, bubble: key === agent ? { text, said: true, tone, until: at + readingMs(text) } : null });
      }
      return { ...joined, agents };
    }
    case 'roundtable_finished':
    case 'roundtable_failed':
      return table ? disperse(state, table, at) : state;
    case 'proposal_created':
    case 'initiative_proposed':
      return think(subjectOf(event), 'wait');
    case 'proposal_rejected':
      return think(event.summary || 'Turned down', 'bad');
    case 'memory_written':
      return think(subjectOf(event), 'talk');
    case 'company_paused':
    case 'company_killed':
      return { ...state, agents: new Map([...state.agents].map(([key, activity]) => [key, activity.doing === 'working' ? activity : idle(at)])) };
    default:
      return state;
  }
}

/** Where things stand when the page opens: what runs and who sits together, read from the lists. */
export function begin(missions: readonly Mission[], tables: readonly Roundtable[], now: number): Behaviour {
  let state = nobody;
  for (const mission of missions) {
    if (mission.status !== 'running') continue;
    const step = mission.steps.find((one) => one.status === 'running');
    state = entitle(state, mission.id, mission.title);
    // Who only waits for a step has their hands free.
    if (!step) continue;
    const since = Date.parse(step.startedAt ?? mission.startedAt ?? mission.createdAt);
    state = change(state, mission.agent, () => ({ ...idle(since), doing: 'working', what: inWork(step.kind, step.payload), why: mission.title, until: now + staleWorkMs, missionId: mission.id }), since);
  }
  for (const table of tables) {
    const last = table.turns.at(-1);
    const lastSign = Date.parse(last?.at ?? table.startedAt ?? '');
    if (!/running|distilling|applying/.test(table.status) || !(now - lastSign < silentTableMs)) continue;
    state = gather(state, table.participants, table.id, table.topic, table.format, lastSign);
  }
  return state;
}

/** What an agent does at a moment: what the last event said, unless that is over by now. */
export function activityAt(state: Behaviour, agent: string, now: number): Activity {
  const activity = state.agents.get(agent);
  const free = (since: number): Activity => {
    const last = state.lasts.get(agent);
    return last ? { ...idle(last.at), what: last.what, why: 'Free since then.' } : idle(since);
  };
  if (!activity) return free(0);
  const bubble = activity.bubble && activity.bubble.until > now ? activity.bubble : null;
  if (activity.until <= now) return { ...(activity.behind && activity.behind.until > now ? activity.behind : free(activity.until)), bubble };
  if (activity.doing === 'idle') return { ...free(activity.since), bubble };
  return bubble === activity.bubble ? activity : { ...activity, bubble };
}
