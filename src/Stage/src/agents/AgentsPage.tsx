import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { agentsQuery } from '../api/queries';
import { Portrait } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { plural } from '../ui/format';
import { Problem } from '../ui/Problem';
import { useRoster } from '../ui/Roster';
import { SkeletonRows } from '../ui/Skeleton';
import './agents.css';

const route = getRouteApi('/c/$company/agents');

/** Everyone who works here. */
export function AgentsPage() {
  const { company } = route.useParams();
  const { members } = useRoster();
  const { data, error, refetch } = useQuery(agentsQuery(company));
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Agents</h1>
          {data && <p className="small">{plural(data.items.length, 'agent')} on the payroll</p>}
        </div>
        {error && !data ? (
          <Problem error={error} what="The agents" retry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={6} />
        ) : data.items.length === 0 ? (
          <Empty icon="agents" title="Nobody here yet">
            A template brings the first agents when a company is created.
          </Empty>
        ) : (
          <div className="agent-cards">
            {data.items.map((agent) => {
              const memories = Object.values(agent.memoryCounts ?? {}).reduce((sum, n) => sum + n, 0);
              const hue = members.find((member) => member.key === agent.key)?.hue ?? 'none';
              return (
                <Link key={agent.key} to="/c/$company/agents/$agent" params={{ company, agent: agent.key }} className={`agent-card panel hue-${hue}`}>
                  <Portrait agent={agent.key} size="xl" />
                  <span className="stack grow">
                    <strong className="agent-name">{agent.name}</strong>
                    <span>{agent.role}</span>
                    {agent.tone && <span className="muted small">{agent.tone}</span>}
                    <span className="muted small">{memories > 0 ? plural(memories, 'memory', 'memories') : 'no memories yet'}</span>
                  </span>
                </Link>
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}
