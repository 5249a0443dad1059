import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { policiesQuery, reactionsQuery } from '../api/queries';
import type { JsonObject } from '../api/types';
import { useNow } from '../live/Live';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { plural, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { When } from '../ui/When';

const Who = ({ agent }: { agent: string }) => (agent === '*' || agent === '' ? <strong>anyone</strong> : <AgentName agent={agent} />);
const text = (item: JsonObject, name: string) => (typeof item[name] === 'string' ? item[name] : '');

/** The patterns of the matrix, as its policy has them. */
function usePatterns(company: string): JsonObject[] {
  const { data } = useQuery(policiesQuery(company));
  const patterns = data?.items.find((policy) => policy.key === 'reaction_matrix')?.value.patterns;
  return Array.isArray(patterns) ? patterns.filter((item): item is JsonObject => typeof item === 'object' && item !== null && !Array.isArray(item)) : [];
}

function Pattern({ pattern }: { pattern: JsonObject }) {
  const tags = Array.isArray(pattern.tags) ? pattern.tags.map(String) : [];
  return (
    <div className="trigger">
      <div className="grow">
        When <Who agent={text(pattern, 'source')} /> does something tagged{' '}
        {tags.map((tag) => (
          <span key={tag} className="tag">
            #{tag}
          </span>
        ))}{' '}
        → <Who agent={text(pattern, 'target')} /> {words(text(pattern, 'type'))}
      </div>
      <span className="muted small">
        {typeof pattern.probability === 'number' && `${Math.round(pattern.probability * 100)} %`}
        {typeof pattern.cooldown === 'number' && ` · rests ${pattern.cooldown} min`}
      </span>
    </div>
  );
}

/** Who answers whose events, and which answers wait for the next heartbeat. */
export function Reactions() {
  const company = useCompanyKey();
  const now = useNow();
  const patterns = usePatterns(company);
  const { data, error, refetch } = useQuery(reactionsQuery(company));
  if (error && !data) return <Problem error={error} what="The reactions" retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} />;
  const resting = data.patterns.filter((pattern) => pattern.freeAt && Date.parse(pattern.freeAt) > now);
  return (
    <div className="stack">
      <div className="page-head">
        <h2>{data.queue.length === 0 ? 'Nobody waits to react' : `${plural(data.queue.length, 'reaction')} waiting for the next heartbeat`}</h2>
        <Link className="button end" to="/c/$company/rules" params={{ company }} search={{ policy: 'reaction_matrix' }}>
          <Icon name="edit" /> Edit the matrix
        </Link>
      </div>
      {data.queue.length > 0 && (
        <div className="trigger-list panel">
          {data.queue.map((item) => (
            <div key={item.id} className="trigger">
              <Icon name="retry" />
              <div className="grow">
                <Who agent={item.target} /> will {words(item.type)} <span className="muted">({item.pattern})</span>
              </div>
              <When at={item.queuedAt} />
            </div>
          ))}
        </div>
      )}
      <h2>Patterns</h2>
      {patterns.length === 0 ? (
        <Empty icon="retry" title="No patterns">
          Add one to the matrix, and agents begin to answer each other.
        </Empty>
      ) : (
        <div className="trigger-list panel">
          {patterns.map((pattern, index) => (
            <Pattern key={index} pattern={pattern} />
          ))}
        </div>
      )}
      {resting.length > 0 && (
        <div className="trigger-list panel">
          {resting.map((pattern) => (
            <div key={pattern.pattern} className="trigger">
              <Icon name="clock" />
              <div className="grow">{pattern.pattern} rests after it answered</div>
              <span className="muted small">
                free <When at={pattern.freeAt ?? ''} />
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
