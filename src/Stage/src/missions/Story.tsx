import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AgentEvent, Mission, Proposal } from '../api/types';
import { readCause } from '../feed/chain';
import { tell } from '../feed/telling';
import { actOf } from './acts';
import { lookOf } from '../feed/kinds';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { money, sentence, words } from '../ui/format';
import { Icon, type IconName } from '../ui/Icon';
import { iconOf, toneOf } from '../ui/Status';
import { Named } from '../ui/Named';
import { When } from '../ui/When';
import { StepCard } from './StepCard';

function Chapter({ icon, tone, title, at, now, children, ahead }: { icon: IconName; tone: string; title: ReactNode; at?: string | null; now: number; children?: ReactNode; ahead?: boolean }) {
  const notYet = at ? Date.parse(at) > now : now < Infinity && ahead;
  return (
    <li className={`chapter tone-${tone}${ahead ? ' ahead' : ''}${notYet ? ' not-yet' : ''}`}>
      <span className="chapter-mark">
        <Icon name={icon} size={14} />
      </span>
      <div className="grow stack">
        <div className="row spread">
          <h3>{title}</h3>
          {at && <When at={at} />}
        </div>
        {children}
      </div>
    </li>
  );
}

/** Cause, proposal, gates, steps, result: one vertical line through time. What lies after `now` is still to come in the playback. */
export function Story({ mission, proposal, events, now }: { mission: Mission; proposal: Proposal | null; events: readonly AgentEvent[]; now: number }) {
  const company = useCompanyKey();
  const own = (event: AgentEvent) => event.refs.missionId === mission.id || event.refs.proposalId === mission.proposalId;
  const named = readCause(proposal?.cause ?? mission.cause ?? '');
  const cause = events.find((event) => event.id === named.id) ?? events.find((event) => !own(event) && event.at <= mission.createdAt);
  const asker = named.kind === 'person' || named.kind === 'agent' ? named.id : null;
  const after = events.filter((event) => !event.kind.startsWith('step_') && mission.finishedAt && event.at >= mission.finishedAt && !(event.refs.missionId === mission.id && event.kind.startsWith('mission_')));
  const gates = proposal?.status === 'accepted' || proposal === null;
  return (
    <ol className="story">
      {cause && (
        <Chapter now={now} icon={lookOf(cause.kind).icon} tone={lookOf(cause.kind).tone} title={cause.agent ? <><AgentName agent={cause.agent} /> {tell(cause).head}</> : sentence(cause.title)} at={cause.at}>
          <p className="muted">{cause.agent && tell(cause).body !== '' ? tell(cause).body : `${sentence(lookOf(cause.kind).verb)}.`} This gave the occasion.</p>
        </Chapter>
      )}
      {proposal && (
        <Chapter
          now={now}
          icon="star"
          tone="wait"
          title={
            <>
              <AgentName agent={proposal.agent} /> proposed “<Named title={proposal.title} />”
            </>
          }
          at={proposal.createdAt}
        >
          {proposal.reason && <p className="muted">“{proposal.reason}”</p>}
          <p className="small muted">
            Came from {words(proposal.source)}
            {asker && <> ({named.kind === 'agent' ? <AgentName agent={asker} /> : asker})</>}
            {typeof proposal.estimate === 'number' && <> · estimated {money(proposal.estimate)}</>}
          </p>
        </Chapter>
      )}
      <Chapter now={now} icon={gates ? 'check' : 'cross'} tone={gates ? 'good' : 'bad'} title="The door let it in" at={proposal?.decidedAt ?? mission.createdAt}>
        <p className="muted">
          Open company, known steps, limits, quotas and budget: passed.{' '}
          {proposal?.decidedBy && (/auto|gate|policy/i.test(proposal.decidedBy) ? 'Every step may run alone, so nobody had to be asked.' : `Accepted by ${proposal.decidedBy}.`)}
        </p>
      </Chapter>
      {mission.steps.map((step, index) => (
        <Chapter key={step.id} now={now} icon={iconOf(step.status)} tone={toneOf(step.status)} title={actOf(step.kind, step.status, step.payload)} at={step.finishedAt ?? step.startedAt} ahead={step.status === 'queued'}>
          <StepCard step={step} number={index + 1} told />
        </Chapter>
      ))}
      <Chapter
        now={now}
        icon={iconOf(mission.status)}
        tone={toneOf(mission.status)}
        ahead={!mission.finishedAt}
        title={mission.status === 'succeeded' ? 'Mission done' : mission.status === 'failed' ? 'Mission failed' : mission.status === 'cancelled' ? 'Mission cancelled' : 'Not finished yet'}
        at={mission.finishedAt}
      />
      {after.map((event) => (
        <Chapter key={event.id} now={now} icon={lookOf(event.kind).icon} tone={lookOf(event.kind).tone} title={event.agent ? <><AgentName agent={event.agent} /> {tell(event).head}</> : sentence(event.title)} at={event.at}>
          <p className="muted">
            {event.agent ? tell(event).body : event.summary}{' '}
            {event.refs.missionId && event.refs.missionId !== mission.id && (
              <Link className="more-link" to="/c/$company/missions/$mission" params={{ company, mission: event.refs.missionId }}>
                see that mission
              </Link>
            )}
          </p>
        </Chapter>
      ))}
    </ol>
  );
}
