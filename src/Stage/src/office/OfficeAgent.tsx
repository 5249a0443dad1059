import { Link } from '@tanstack/react-router';
import { Popover } from 'radix-ui';
import { useCallback } from 'react';
import { useCompanyKey, useScriptedModel } from '../shell/useCompany';
import { Portrait } from '../ui/Agent';
import { Icon } from '../ui/Icon';
import { Scripted } from '../ui/Marks';
import { useRoster, type Member } from '../ui/Roster';
import { When } from '../ui/When';
import type { Activity } from './behaviour';
import type { Placing } from './useOfficeScene';

interface Props {
  member: Member;
  activity: Activity;
  open: boolean;
  onOpen: (open: boolean) => void;
  place: Placing;
}

/** One agent in the office as it can be touched and read: a name, a bubble when it speaks, a card that says what it does and why. */
export function OfficeAgent({ member, activity, open, onOpen, place }: Props) {
  const company = useCompanyKey();
  const scripted = useScriptedModel();
  const { apart } = useRoster();
  const { bubble } = activity;
  const anchor = useCallback((node: HTMLElement | null) => place.figure(member.key, node), [place, member.key]);
  const balloon = useCallback((node: HTMLElement | null) => place.bubble(member.key, node), [place, member.key]);
  return (
    <li className={`hue-${member.hue}`}>
      <Popover.Root open={open} onOpenChange={onOpen}>
        <Popover.Trigger ref={anchor} className="office-agent" aria-label={`${member.name} ${activity.what}. ${activity.why}`}>
          <span className="office-name" aria-hidden="true">
            {member.name}
          </span>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className={`office-card hue-${member.hue}`} sideOffset={6} collisionPadding={12}>
            <div className="row">
              <Portrait agent={member.key} size="l" />
              <div>
                <strong className="agent-name">{member.name}</strong>
                <p className="muted small">{member.role}</p>
              </div>
            </div>
            <p>
              <strong>
                {member.name} {activity.what}
              </strong>
            </p>
            <p className="muted">{activity.why}</p>
            {activity.since > 0 && (
              <p className="small muted">
                since <When at={new Date(activity.since).toISOString()} />
              </p>
            )}
            {!apart && (
              <div className="row wrap">
                {activity.missionId && (
                  <Link className="button" to="/c/$company/missions/$mission" params={{ company, mission: activity.missionId }}>
                    <Icon name="missions" /> The mission
                  </Link>
                )}
                {activity.roundtableId && (
                  <Link className="button" to="/c/$company/roundtables/$roundtable" params={{ company, roundtable: activity.roundtableId }}>
                    <Icon name="talk" /> Listen in
                  </Link>
                )}
                <Link className="button" to="/c/$company/agents/$agent" params={{ company, agent: member.key }}>
                  <Icon name="agents" /> Who is this?
                </Link>
              </div>
            )}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {bubble && (
        <div ref={balloon} className={`bubble ${bubble.said ? 'said' : 'thought'}`}>
          {bubble.text}
          {bubble.said && scripted && <Scripted />}
        </div>
      )}
    </li>
  );
}
