import { Link } from '@tanstack/react-router';
import type { Mission } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName, Portrait } from '../ui/Agent';
import { money, took } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Named } from '../ui/Named';
import { Status } from '../ui/Status';
import { When } from '../ui/When';
import { MissionActions } from './MissionActions';
import { StepDots } from './StepDots';
import { StepCard } from './StepCard';

export const costOf = (mission: Mission) => mission.steps.reduce((sum, step) => sum + (step.cost ?? 0), 0);

/** One mission in a row; opened, its steps. */
export function MissionCard({ mission, open, onToggle }: { mission: Mission; open: boolean; onToggle: () => void }) {
  const company = useCompanyKey();
  const cost = costOf(mission);
  const ran = mission.startedAt && mission.finishedAt ? Date.parse(mission.finishedAt) - Date.parse(mission.startedAt) : null;
  return (
    <article className={`mission-card${open ? ' open' : ''}`}>
      <div className="mission-row">
        <button type="button" className="mission-toggle" aria-expanded={open} aria-label={`${open ? 'Hide' : 'Show'} the steps of ${mission.title}`} onClick={onToggle}>
          <Icon name="chevron" />
        </button>
        <Portrait agent={mission.agent} />
        <div className="grow">
          <Link className="mission-title ellipsis" to="/c/$company/missions/$mission" params={{ company, mission: mission.id }}>
            <Named title={mission.title} />
          </Link>
          <div className="mission-sub">
            <AgentName agent={mission.agent} />
            <When at={mission.createdAt} />
            {ran !== null && <span className="muted small wide-only">took {took(ran)}</span>}
            {cost > 0 && <span className="muted small">{money(cost)}</span>}
          </div>
        </div>
        <StepDots steps={mission.steps} />
        <Status status={mission.status} />
      </div>
      {open && (
        <div className="mission-steps">
          {mission.steps.map((step, index) => (
            <StepCard key={step.id} step={step} number={index + 1} />
          ))}
          <div className="row wrap">
            <Link className="button" to="/c/$company/missions/$mission" params={{ company, mission: mission.id }}>
              <Icon name="film" /> The whole story
            </Link>
            <MissionActions mission={mission} />
          </div>
        </div>
      )}
    </article>
  );
}
