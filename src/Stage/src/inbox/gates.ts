import type { Proposal } from '../api/types';
import { words } from '../ui/format';

export interface Gate {
  name: string;
  detail: string;
  state: 'passed' | 'closed' | 'waiting' | 'unseen';
}

const quotas: Record<string, string> = {
  post_tweet: 'x_daily_quota',
  draft_tweet: 'content_policy',
  write_content: 'content_policy',
  deploy: 'deploy_policy',
};

const placeNames: Record<string, string> = { x_daily_quota: 'posts', content_policy: 'drafts', deploy_policy: 'deployments' };

/** The stations of the one door in their order; the name in `keys` is what the server calls the gate that closed. */
const stations: { keys: string[]; name: string; detail: string }[] = [
  { keys: ['company', 'open'], name: 'Company open', detail: '' },
  { keys: ['form', 'schema', 'well_formed'], name: 'Well formed', detail: 'known steps with fitting input' },
  { keys: ['loop_policy', 'loop', 'runaway'], name: 'No runaway', detail: 'depth and fan-out of its causes' },
  { keys: ['agent_daily_limit'], name: 'Agent’s daily limit', detail: '' },
  { keys: Object.values(quotas), name: 'Quota', detail: '' },
  { keys: ['llm_budget', 'budget'], name: 'Budget', detail: '' },
];

/** What the door said to this proposal, station by station. A station after the one that closed was never asked. */
export function gatesOf(proposal: Proposal): Gate[] {
  const closed = proposal.status === 'rejected' ? (proposal.gate ?? null) : null;
  const kinds = [...new Set(proposal.steps.map((step) => quotas[step.kind]).filter((key) => key !== undefined))];
  let reached = true;
  const gates = stations.map(({ keys, name, detail }): Gate => {
    const own = closed !== null && keys.includes(closed);
    const state = !reached ? 'unseen' : own ? 'closed' : 'passed';
    if (own) reached = false;
    const about = own ? (proposal.rejection ?? '') : name === 'Quota' ? (kinds.length > 0 ? `${kinds.map((key) => placeNames[key] ?? words(key)).join(', ')}: a place is held` : 'none of its steps has one') : name === 'Budget' && typeof proposal.estimate === 'number' ? 'its estimate is reserved' : detail;
    return { name, detail: state === 'unseen' ? 'not asked any more' : about, state };
  });
  if (closed !== null && reached) gates.push({ name: words(closed), detail: proposal.rejection ?? '', state: 'closed' });
  if (proposal.status === 'pending') gates.push({ name: 'A person', detail: 'not every step may run alone: you decide', state: 'waiting' });
  return gates;
}
