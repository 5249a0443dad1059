import { plural } from '../ui/format';

export interface Situation {
  connection: 'connecting' | 'live' | 'lost' | 'denied';
  state: 'open' | 'paused' | 'killed';
  working: number;
  talking: number;
  free: number;
  /** Missions that failed in the last 24 hours; null while unknown. */
  failed: number | null;
  /** What is left of today's budget, 0 to 1; null while unknown. */
  budgetLeft: number | null;
  waiting: number;
}

export interface Answer {
  tone: 'good' | 'wait' | 'bad' | 'calm' | 'run';
  text: string;
}

/** Is it alive? */
export function alive({ connection, state, working, talking, free }: Situation): Answer {
  if (connection === 'lost' || connection === 'denied') return { tone: 'bad', text: 'We do not hear from it' };
  if (state === 'paused') return { tone: 'wait', text: 'Paused: nothing new starts' };
  if (state === 'killed') return { tone: 'bad', text: 'Closed for good' };
  const parts = [working > 0 && `${working} at work`, talking > 0 && `${talking} talking`, free > 0 && `${free} free`].filter(Boolean);
  if (working + talking === 0) return { tone: 'calm', text: free > 0 ? `Open and quiet, ${free} free` : 'Open and quiet' };
  return { tone: 'run', text: parts.join(', ') };
}

/** Is it all right? */
export function well({ failed, budgetLeft }: Situation): Answer {
  if (budgetLeft !== null && budgetLeft <= 0) return { tone: 'bad', text: 'Today’s budget is spent' };
  if (failed !== null && failed > 0) return { tone: 'wait', text: `${plural(failed, 'mission')} failed in 24 h` };
  if (budgetLeft !== null && budgetLeft < 0.1) return { tone: 'wait', text: 'The budget is nearly spent' };
  return failed === null ? { tone: 'calm', text: 'Looking…' } : { tone: 'good', text: 'All is well' };
}

/** Does it need me? */
export const needs = ({ waiting }: Situation): Answer => (waiting > 0 ? { tone: 'wait', text: `${plural(waiting, 'proposal')} ${waiting === 1 ? 'waits' : 'wait'} for you` } : { tone: 'good', text: 'Nothing waits for you' });
