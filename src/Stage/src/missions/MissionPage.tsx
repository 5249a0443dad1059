import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { chainQuery, missionQuery, proposalQuery } from '../api/queries';
import { AgentName, Portrait } from '../ui/Agent';
import { CopyId } from '../ui/CopyId';
import { money, took } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Named } from '../ui/Named';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { Status } from '../ui/Status';
import { When } from '../ui/When';
import { headlineOf } from './headline';
import { MissionActions } from './MissionActions';
import { costOf } from './MissionCard';
import { PlayedStory } from './PlayedStory';
import './missions.css';

const route = getRouteApi('/c/$company/missions/$mission');

/** One mission: its outcome first, then its story from cause to result. */
export function MissionPage() {
  const { company, mission: id } = route.useParams();
  const { data: mission, error, refetch } = useQuery(missionQuery(company, id));
  const { data: proposal } = useQuery({ ...proposalQuery(company, mission?.proposalId ?? ''), enabled: Boolean(mission?.proposalId) });
  const root = mission?.rootCause ?? proposal?.rootCause ?? '';
  const { data: chain } = useQuery({ ...chainQuery(company, root), enabled: root !== '' });
  if (error && !mission) return <div className="page"><Problem error={error} what="This mission" retry={() => void refetch()} /></div>;
  if (!mission) return <div className="page"><div className="page-body"><SkeletonRows rows={5} /></div></div>;
  const failed = mission.steps.find((step) => step.status === 'failed');
  const results = mission.steps.filter((step) => step.status === 'succeeded' && step.result);
  const outcome = failed?.error ?? (results.length > 0 ? headlineOf(results.at(-1)?.result) : null);
  const end = mission.finishedAt ?? null;
  return (
    <div className="page">
      <article className="page-body mission-page">
        <Link className="row muted small back" to="/c/$company/missions" params={{ company }}>
          <Icon name="chevron" size={12} /> Missions
        </Link>
        <header className="mission-hero">
          <Portrait agent={mission.agent} size="l" />
          <div className="grow stack">
            <h1>
              <Named title={mission.title} />
            </h1>
            <div className="row wrap">
              <Status status={mission.status} />
              <AgentName agent={mission.agent} />
              <When at={mission.createdAt} />
              {mission.startedAt && end && <span className="muted small">took {took(Date.parse(end) - Date.parse(mission.startedAt))}</span>}
              <span className="muted small">{money(costOf(mission))}</span>
              <CopyId id={mission.id} label="mission id" />
            </div>
          </div>
          <div className="row wrap">
            <MissionActions mission={mission} />
          </div>
        </header>
        {outcome && <blockquote className={`mission-outcome ${failed ? 'bad' : ''}`}>{outcome}</blockquote>}
        <Part name="The story">
          <PlayedStory key={mission.finishedAt ?? 'running'} mission={mission} proposal={proposal ?? null} events={chain ?? []} />
        </Part>
      </article>
    </div>
  );
}
