import type { IconName } from '../ui/Icon';
import { words } from '../ui/format';

export interface KindLook {
  icon: IconName;
  tone: 'good' | 'bad' | 'wait' | 'run' | 'talk' | 'calm';
  /** What the agent does, said after its name; or what happened, when nobody did it. */
  verb: string;
  /** What happened, when the event names nobody; else the verb says it. */
  alone?: string;
}

const looks: Record<string, KindLook> = {
  proposal_created: { icon: 'star', tone: 'wait', verb: 'proposes' },
  proposal_accepted: { icon: 'check', tone: 'good', verb: 'may go ahead' },
  proposal_rejected: { icon: 'cross', tone: 'bad', verb: 'was turned down' },
  proposal_expired: { icon: 'clock', tone: 'calm', verb: 'waited too long' },
  mission_started: { icon: 'missions', tone: 'run', verb: 'starts a mission' },
  mission_succeeded: { icon: 'missions', tone: 'good', verb: 'finished a mission' },
  mission_failed: { icon: 'missions', tone: 'bad', verb: 'failed a mission' },
  mission_cancelled: { icon: 'missions', tone: 'calm', verb: 'had to stop a mission' },
  step_queued: { icon: 'clock', tone: 'calm', verb: 'has a step waiting' },
  step_started: { icon: 'play', tone: 'run', verb: 'is at it' },
  step_succeeded: { icon: 'check', tone: 'good', verb: 'did a step' },
  step_failed: { icon: 'warn', tone: 'bad', verb: 'failed a step' },
  step_retried: { icon: 'retry', tone: 'wait', verb: 'tries a step again' },
  step_recovered: { icon: 'retry', tone: 'wait', verb: 'got a step back' },
  post_published: { icon: 'post', tone: 'good', verb: 'posted' },
  content_published: { icon: 'post', tone: 'good', verb: 'published' },
  reaction_queued: { icon: 'retry', tone: 'calm', verb: 'will react' },
  reaction_dropped: { icon: 'retry', tone: 'calm', verb: 'lets it pass' },
  trigger_fired: { icon: 'pulse', tone: 'run', verb: 'was called by a trigger', alone: 'A trigger fired' },
  trigger_skipped: { icon: 'pulse', tone: 'calm', verb: 'was let off by a trigger', alone: 'A trigger sat it out' },
  roundtable_started: { icon: 'talk', tone: 'talk', verb: 'opens a conversation', alone: 'A conversation begins' },
  roundtable_turn: { icon: 'talk', tone: 'talk', verb: 'says' },
  roundtable_finished: { icon: 'talk', tone: 'talk', verb: 'closes a conversation', alone: 'A conversation is over' },
  roundtable_failed: { icon: 'talk', tone: 'bad', verb: 'lost the conversation', alone: 'A conversation broke off' },
  memory_written: { icon: 'memory', tone: 'talk', verb: 'remembers' },
  memory_superseded: { icon: 'memory', tone: 'calm', verb: 'knows better now' },
  memory_revoked: { icon: 'memory', tone: 'bad', verb: 'had to forget' },
  insight_promoted: { icon: 'memory', tone: 'good', verb: 'is sure now' },
  affinity_changed: { icon: 'bonds', tone: 'talk', verb: 'A bond changed' },
  initiative_queued: { icon: 'star', tone: 'calm', verb: 'has an idea coming' },
  initiative_proposed: { icon: 'star', tone: 'wait', verb: 'had an idea' },
  routine_started: { icon: 'routines', tone: 'run', verb: 'starts a routine' },
  routine_finished: { icon: 'routines', tone: 'good', verb: 'finished a routine' },
  policy_changed: { icon: 'rules', tone: 'wait', verb: 'A rule changed' },
  policy_invalid: { icon: 'rules', tone: 'bad', verb: 'A rule does not fit' },
  worker_disabled: { icon: 'warn', tone: 'bad', verb: 'A kind of work was switched off' },
  budget_exhausted: { icon: 'costs', tone: 'bad', verb: 'The budget is spent' },
  loop_stopped: { icon: 'retry', tone: 'bad', verb: 'A loop was stopped' },
  company_paused: { icon: 'pause', tone: 'wait', verb: 'The company is paused' },
  company_resumed: { icon: 'play', tone: 'good', verb: 'The company is open again' },
  company_killed: { icon: 'cross', tone: 'bad', verb: 'The company is closed' },
  external: { icon: 'dot', tone: 'calm', verb: 'reports from outside', alone: 'From outside' },
};

export const kindNames = Object.keys(looks);

export const lookOf = (kind: string): KindLook => looks[kind] ?? { icon: 'dot', tone: 'calm', verb: words(kind) };
