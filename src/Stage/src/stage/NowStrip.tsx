import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useNow } from '../live/Live';
import { activityAt, type Activity } from '../office/behaviour';
import type { BehaviourStore } from '../office/useBehaviour';
import { useCompanyKey } from '../shell/useCompany';
import { Portrait } from '../ui/Agent';
import { useRoster, type Member } from '../ui/Roster';
import { When } from '../ui/When';

const tones: Record<Activity['doing'], string> = { working: 'run', chatting: 'talk', celebrating: 'good', sulking: 'bad', idle: 'calm' };

const states: Record<Activity['doing'], string> = { working: 'at work', chatting: 'talking', celebrating: 'cheering', sulking: 'had bad luck', idle: 'free' };

function Card({ member, activity }: { member: Member; activity: Activity }) {
  const company = useCompanyKey();
  const inside = (
    <>
      <Portrait agent={member.key} />
      <span className="grow">
        <span className="now-head">
          <span className={`agent-name hue-${member.hue}`}>{member.name}</span>
          <span className="now-state small">{states[activity.doing]}</span>
        </span>
        <span className="now-what ellipsis">{activity.what}</span>
        <span className="now-why muted ellipsis">
          {activity.doing !== 'idle' ? activity.why : activity.since > 0 ? <When at={new Date(activity.since).toISOString()} /> : member.role || 'New here.'}
        </span>
      </span>
    </>
  );
  const { apart } = useRoster();
  const className = `now-card tone-${tones[activity.doing]} ${activity.doing}`;
  if (apart) return <div className={className}>{inside}</div>;
  if (activity.missionId) {
    return (
      <Link className={className} to="/c/$company/missions/$mission" params={{ company, mission: activity.missionId }}>
        {inside}
      </Link>
    );
  }
  if (activity.roundtableId) {
    return (
      <Link className={className} to="/c/$company/roundtables/$roundtable" params={{ company, roundtable: activity.roundtableId }}>
        {inside}
      </Link>
    );
  }
  return (
    <Link className={className} to="/c/$company/agents/$agent" params={{ company, agent: member.key }}>
      {inside}
    </Link>
  );
}

/** Who does what right now, in words: the office for those who read it. */
export function NowStrip({ store }: { store: BehaviourStore }) {
  const { members } = useRoster();
  const state = useSyncExternalStore(store.watch, store.get);
  const now = useNow(2_000);
  return (
    <ul className="now-strip" aria-label="Who does what">
      {members.map((member) => (
        <li key={member.key}>
          <Card member={member} activity={activityAt(state, member.key, now)} />
        </li>
      ))}
    </ul>
  );
}
