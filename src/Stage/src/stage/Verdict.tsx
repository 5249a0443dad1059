import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore, type ReactNode } from 'react';
import { api, companyPath } from '../api/client';
import { companyQuery, costsQuery } from '../api/queries';
import type { Mission, Page } from '../api/types';
import { useLive, useNow } from '../live/Live';
import { activityAt } from '../office/behaviour';
import type { BehaviourStore } from '../office/useBehaviour';
import { useCompanyKey, useInboxCount } from '../shell/useCompany';
import { useRoster } from '../ui/Roster';
import { alive, needs, well, type Answer, type Situation } from './verdict';

const dayMs = 86_400_000;

function Said({ answer }: { answer: Answer }): ReactNode {
  return (
    <>
      <span className="dot" aria-hidden="true" />
      <span className="verdict-text">{answer.text}</span>
    </>
  );
}

/** The three questions of the first glance, answered: is it alive, is it all right, does it need me? */
export function Verdict({ store }: { store: BehaviourStore }) {
  const company = useCompanyKey();
  const { members } = useRoster();
  const { state: connection } = useLive();
  const now = useNow(2_000);
  const behaviour = useSyncExternalStore(store.watch, store.get);
  const { data: about } = useQuery(companyQuery(company));
  const { data: costs } = useQuery(costsQuery(company, 'agent'));
  const { data: failed } = useQuery({
    queryKey: [company, 'missions', 'failed lately'],
    queryFn: ({ signal }) => api.get<Page<Mission>>(companyPath(company, '/missions?status=failed&limit=50'), signal),
  });
  const waiting = useInboxCount().count;
  const doing = members.map((member) => activityAt(behaviour, member.key, now).doing);
  const working = doing.filter((one) => one === 'working').length;
  const talking = doing.filter((one) => one === 'chatting').length;
  const situation: Situation = {
    connection,
    state: about?.state ?? 'open',
    working,
    talking,
    free: members.length - working - talking,
    failed: failed ? failed.items.filter((mission) => mission.finishedAt && now - Date.parse(mission.finishedAt) < dayMs).length : null,
    budgetLeft: costs && costs.budget.dailyUsd > 0 ? (costs.budget.dailyUsd - costs.budget.spentUsd - costs.budget.reservedUsd) / costs.budget.dailyUsd : null,
    waiting,
  };
  const [first, second, third] = [alive(situation), well(situation), needs(situation)];
  return (
    <nav className="verdict" aria-label="At a glance">
      <Link to="/c/$company/missions" params={{ company }} search={{ status: 'running' }} className={`tone-${first.tone}`}>
        <Said answer={first} />
      </Link>
      <Link to="/c/$company/missions" params={{ company }} search={situation.failed ? { status: 'failed' } : {}} className={`tone-${second.tone}`}>
        <Said answer={second} />
      </Link>
      <Link to="/c/$company/inbox" params={{ company }} className={`tone-${third.tone}`}>
        <Said answer={third} />
      </Link>
    </nav>
  );
}
