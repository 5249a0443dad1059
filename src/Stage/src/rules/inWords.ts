import type { Json, JsonObject } from '../api/types';
import { deedOf } from '../missions/acts';
import { plural, sentence, words } from '../ui/format';

const number = (value: JsonObject, name: string) => (typeof value[name] === 'number' ? value[name] : null);
const on = (value: JsonObject) => value.enabled !== false;
const kinds = (value: Json | undefined) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

export interface RuleWords {
  name: string;
  group: 'Company' | 'What may run' | 'Money' | 'Conversations' | 'Memory and bonds' | 'Workers' | 'Upkeep';
  say: (value: JsonObject) => string;
}

const known: Record<string, RuleWords> = {
  company: { name: 'The company', group: 'Company', say: (v) => `${on(v) ? 'Open' : 'Paused'}, on the clock of ${v.time_zone ?? 'UTC'}. The Stage is ${v.public_stage === true ? 'public to look at' : 'private'}.` },
  auto_approve: {
    name: 'What may run without asking',
    group: 'What may run',
    say: (v) => (on(v) ? `Agents may ${kinds(v.allowed_step_kinds).map(deedOf).join(', ') || 'do nothing'} without asking. All else waits for you.` : 'Nothing starts by itself: every proposal waits for you.'),
  },
  x_daily_quota: { name: 'Posts', group: 'What may run', say: (v) => `At most ${plural(number(v, 'limit') ?? 0, 'post')} a day.` },
  content_policy: { name: 'Drafts and articles', group: 'What may run', say: (v) => (on(v) ? `At most ${plural(number(v, 'max_drafts_per_day') ?? 0, 'draft')} a day.` : 'No drafts at all.') },
  deploy_policy: { name: 'Deployments', group: 'What may run', say: (v) => (v.enabled === true ? 'Agents may ask to deploy.' : 'Nobody deploys.') },
  agent_daily_limit: { name: 'Ideas per agent', group: 'What may run', say: (v) => `Each agent may propose ${plural(number(v, 'limit') ?? 0, 'time')} a day.` },
  loop_policy: { name: 'Runaway brake', group: 'What may run', say: (v) => `A chain of causes ends after ${number(v, 'max_depth')} links, and one cause may have ${number(v, 'max_descendants_per_day')} descendants a day.` },
  llm_budget: { name: 'Model budget', group: 'Money', say: (v) => `$${number(v, 'daily_usd')} a day for the company, $${number(v, 'agent_daily_usd')} for any one agent.` },
  llm_routing: {
    name: 'Which model does what',
    group: 'Money',
    say: (v) => {
      const routes = Object.entries(v).flatMap(([use, route]) => (typeof route === 'object' && route !== null && !Array.isArray(route) ? [route.model || route.provider].filter((name) => typeof name === 'string' && name !== '').map((name) => `${use}: ${String(name)}`) : []));
      return (routes.length > 0 ? `${sentence(routes.join(', '))}.` : 'Every use as the server is set up.') + (v.record === true ? ' Answers are kept for rehearsals.' : '');
    },
  },
  reaction_matrix: { name: 'Who reacts to whom', group: 'Conversations', say: (v) => `${plural(Array.isArray(v.patterns) ? v.patterns.length : 0, 'pattern')} by which one agent answers another’s event.` },
  roundtable_policy: { name: 'Conversations', group: 'Conversations', say: (v) => (on(v) ? `At most ${number(v, 'max_daily_conversations')} a day, with ${number(v, 'min_pause_seconds')}–${number(v, 'max_pause_seconds')} s between turns.` : 'Nobody meets.') },
  schedule: { name: 'Daily schedule', group: 'Conversations', say: (v) => `${plural(Array.isArray(v.slots) ? v.slots.length : 0, 'slot')} in which the agents may meet.` },
  memory_policy: { name: 'Memory', group: 'Memory and bonds', say: (v) => `${number(v, 'max_per_agent')} memories an agent, ${number(v, 'max_per_conversation')} from one conversation, none below a confidence of ${number(v, 'min_confidence')}.` },
  memory_influence_policy: { name: 'Memory steers topics', group: 'Memory and bonds', say: (v) => (on(v) ? `In ${Math.round((number(v, 'probability') ?? 0) * 100)} % of cases memory picks the topic.` : 'Memory never picks the topic.') },
  relationship_drift_policy: { name: 'Bonds', group: 'Memory and bonds', say: (v) => (on(v) ? `One conversation moves a bond by at most ${number(v, 'max_drift')}.` : 'Bonds stay as they are.') },
  initiative_policy: { name: 'Initiative', group: 'Memory and bonds', say: (v) => (v.enabled === true ? `Agents with ${number(v, 'min_memories')} good memories may have an idea every ${number(v, 'cooldown_hours')} h.` : 'Agents have no ideas of their own yet.') },
  bridge_policy: { name: 'Other systems', group: 'Company', say: (v) => (Array.isArray(v.sources) && v.sources.length > 0 ? `Events brought by ${v.sources.join(', ')} may set things in motion.` : 'Events of other systems are shown, but set nothing in motion.') },
  voice_policy: { name: 'Voices', group: 'Memory and bonds', say: (v) => (on(v) ? `Experience changes how an agent speaks, by up to ${number(v, 'max_modifiers')} traits.` : 'Voices stay as they were made.') },
  heartbeat: { name: 'Heartbeat', group: 'Upkeep', say: (v) => (on(v) ? `Every ${number(v, 'period_minutes')} min. What stands still for ${number(v, 'stale_minutes')} min is recovered.` : 'No heartbeat.') },
  retention: { name: 'How long we keep', group: 'Upkeep', say: (v) => `Events ${number(v, 'events_days')} days, model calls ${number(v, 'calls_days')} days.` },
};

export const groups = ['Company', 'What may run', 'Money', 'Conversations', 'Memory and bonds', 'Workers', 'Upkeep'] as const;

/** How to speak of a policy. Unknown ones, of a template's own making, are told by their fields. */
export function wordsFor(key: string): RuleWords {
  const own = known[key];
  if (own) return own;
  if (key.startsWith('worker_')) {
    const kind = words(key.slice('worker_'.length));
    return { name: `Work: ${kind}`, group: 'Workers', say: (v) => (on(v) ? `${sentence(kind)} runs up to ${number(v, 'concurrency') ?? 1} at a time, ${plural(number(v, 'max_attempts') ?? 3, 'attempt')} each.` : `${sentence(kind)} is switched off.`) };
  }
  return {
    name: sentence(words(key)),
    group: 'Company',
    say: (v) => Object.entries(v).map(([name, value]) => `${words(name)} ${typeof value === 'object' ? '…' : String(value)}`).join(', ') || 'As by default.',
  };
}
