import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reactionsQuery } from '../api/queries';
import type { JsonObject } from '../api/types';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { plural, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { When } from '../ui/When';

const string = (item: JsonObject, ...names: string[]) => {
  for (const name of names) if (typeof item[name] === 'string') return item[name];
  return null;
};
const Who = ({ agent }: { agent: string | null }) => (agent === null || agent === '*' ? <strong>anyone</strong> : <AgentName agent={agent} />);

/** Who answers whose events, and which answers wait for the next heartbeat. */
export function Reactions() {
  const company = useCompanyKey();
  const { data, error, refetch } = useQuery(reactionsQuery(company));
  if (error && !data) return <Problem error={error} what="The reactions" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} />;
  return (
    <div className="stack">
      <div className="page-head">
        <h2>{data.queue.length === 0 ? 'Nobody waits to react' : `${plural(data.queue.length, 'reaction')} waiting`}</h2>
        <Link className="button end" to="/c/$company/rules" params={{ company }} search={{ policy: 'reaction_matrix' }}>
          <Icon name="edit" /> Edit the matrix
        </Link>
      </div>
      {data.queue.length > 0 && (
        <div className="trigger-list panel">
          {data.queue.map((item, index) => (
            <div key={string(item, 'id') ?? index} className="trigger">
              <Icon name="retry" />
              <div className="grow">
                <Who agent={string(item, 'target', 'agent')} /> will {words(string(item, 'type', 'kind') ?? 'react')} what <Who agent={string(item, 'source')} /> did
              </div>
              {string(item, 'queuedAt', 'at', 'createdAt') && <When at={string(item, 'queuedAt', 'at', 'createdAt') ?? ''} />}
            </div>
          ))}
        </div>
      )}
      <h2>Patterns</h2>
      {data.patterns.length === 0 ? (
        <Empty icon="retry" title="No patterns">Add one to the matrix, and agents begin to answer each other.</Empty>
      ) : (
        <div className="trigger-list panel">
          {data.patterns.map((item, index) => {
            const tags = Array.isArray(item.tags) ? item.tags.map(String) : [];
            const cool = string(item, 'coolUntil', 'cooldownUntil');
            return (
              <div key={index} className="trigger">
                <div className="grow">
                  When <Who agent={string(item, 'source')} /> does something tagged {tags.map((tag) => <span key={tag} className="tag">#{tag}</span>)} → <Who agent={string(item, 'target')} /> {words(string(item, 'type') ?? '')}
                </div>
                <span className="muted small">
                  {typeof item.probability === 'number' && `${Math.round(item.probability * 100)} %`}
                  {typeof item.cooldown === 'number' && ` · rests ${item.cooldown} min`}
                </span>
                {cool && <span className="chip tone-wait">rests, <When at={cool} className="plain" /></span>}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
