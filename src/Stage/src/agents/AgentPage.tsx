import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, companyPath } from '../api/client';
import { agentQuery, costsQuery, memoriesQuery, missionsQuery, relationshipsQuery } from '../api/queries';
import { useMay } from '../shell/useCompany';
import { Portrait } from '../ui/Agent';
import { Bar } from '../ui/Bar';
import { Empty } from '../ui/Empty';
import { money, plural, sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Named } from '../ui/Named';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { useMember } from '../ui/Roster';
import { SkeletonRows } from '../ui/Skeleton';
import { Status } from '../ui/Status';
import { say, sayError } from '../ui/Toasts';
import { MemoryCard } from './MemoryCard';
import './agents.css';

const route = getRouteApi('/c/$company/agents/$agent');
const types = ['insight', 'pattern', 'strategy', 'preference', 'lesson'] as const;

function Memories() {
  const { company, agent } = route.useParams();
  const { type } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const may = useMay('operator');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(memoriesQuery(company, agent, type));
  const revoke = useMutation({
    mutationFn: (id: string) => api.delete<void>(companyPath(company, `/agents/${encodeURIComponent(agent)}/memories/${encodeURIComponent(id)}`)),
    onSuccess: () => say('Forgotten, and everything derived from it.'),
    onError: sayError,
    onSettled: () => void client.invalidateQueries({ queryKey: [company, 'memories'] }),
  });
  const memories = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="stack">
      <div className="page-head">
        <h2>Memories</h2>
        <div className="segments" role="group" aria-label="Type">
          {[undefined, ...types].map((one) => (
            <button key={one ?? 'all'} type="button" aria-pressed={type === one} onClick={() => void navigate({ search: { type: one }, replace: true })}>
              {sentence(one ?? 'all')}
            </button>
          ))}
        </div>
      </div>
      {error && !data ? (
        <Problem error={error} what="The memories" retry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={3} />
      ) : memories.length === 0 ? (
        <Empty icon="memory" title="Nothing remembered yet">
          Conversations, missions and the outcome of posts leave memories. They decide how this agent speaks and what it proposes.
        </Empty>
      ) : (
        <div className="memories">
          {memories.map((memory) => (
            <MemoryCard key={memory.id} memory={memory} onRevoke={may ? () => revoke.mutate(memory.id) : null} />
          ))}
        </div>
      )}
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older memories
        </button>
      )}
    </section>
  );
}

function Work() {
  const { company, agent } = route.useParams();
  const { data } = useInfiniteQuery(missionsQuery(company, { agent }));
  const cost = useQuery(costsQuery(company, 'agent')).data?.items.find((item) => item.key === agent);
  const missions = data?.pages[0]?.items.slice(0, 6) ?? [];
  return (
    <section className="panel side-card stack">
      <div className="row spread">
        <h2>Work</h2>
        {cost && <span className="muted small">{money(cost.usd)} in {plural(cost.calls, 'call')}</span>}
      </div>
      {missions.length === 0 && <p className="muted small">No mission yet.</p>}
      <ul className="stack">
        {missions.map((mission) => (
          <li key={mission.id} className="row">
            <Link className="grow ellipsis" to="/c/$company/missions/$mission" params={{ company, mission: mission.id }}>
              <Named title={mission.title} />
            </Link>
            <Status status={mission.status} />
          </li>
        ))}
      </ul>
      <Link className="button" to="/c/$company/missions" params={{ company }} search={{ agent }}>
        All missions
      </Link>
    </section>
  );
}

function Bonds() {
  const { company, agent } = route.useParams();
  const { data } = useQuery({ ...relationshipsQuery(company), retry: false });
  const own = (data?.items ?? []).filter((bond) => bond.a === agent || bond.b === agent).sort((x, y) => y.affinity - x.affinity);
  if (own.length === 0) return null;
  return (
    <section className="panel side-card stack">
      <h2>Bonds</h2>
      <ul className="stack">
        {own.map((bond) => {
          const other = bond.a === agent ? bond.b : bond.a;
          return <BondRow key={other} other={other} affinity={bond.affinity} pair={`${bond.a}|${bond.b}`} />;
        })}
      </ul>
    </section>
  );
}

function BondRow({ other, affinity, pair }: { other: string; affinity: number; pair: string }) {
  const { company } = route.useParams();
  const member = useMember(other);
  return (
    <li>
      <Link className="bond-row" to="/c/$company/relationships" params={{ company }} search={{ pair }}>
        <Portrait agent={other} size="s" />
        <span className={`agent-name hue-${member.hue}`}>{member.name}</span>
        <Bar share={affinity} tone={affinity < 0.4 ? 'bad' : affinity > 0.6 ? 'good' : 'wait'} />
        <span className="small">{affinity.toFixed(2)}</span>
      </Link>
    </li>
  );
}

/** One agent: who they are, how they speak now and why, what they remember and do. */
export function AgentPage() {
  const { company, agent: key } = route.useParams();
  const member = useMember(key);
  const { data: agent, error, refetch } = useQuery(agentQuery(company, key));
  if (error && !agent) return <div className="page"><Problem error={error} what="This agent" retry={() => void refetch()} /></div>;
  return (
    <div className="page">
      <div className={`page-body agent-page hue-${member.hue}`}>
        <header className="agent-hero">
          <Portrait agent={key} size="xl" />
          <div className="stack grow">
            <h1 className="agent-title">{agent?.name ?? member.name}</h1>
            <p>{agent?.role ?? member.role}</p>
            <p className="muted small">
              {[agent?.tone, agent?.quirk].filter(Boolean).join(' · ')}
              {agent?.state && <span className="chip tone-run agent-state">{words(agent.state)}</span>}
            </p>
          </div>
        </header>
        <div className="agent-columns">
          <div className="stack">
            <section className="panel side-card stack">
              <h2>Voice</h2>
              <p className="muted">{agent?.tone || 'As the template made it.'}</p>
              {(agent?.modifiers ?? []).length === 0 ? (
                <p className="muted small">Nothing learned has changed it yet. More than ten lessons about one thing would.</p>
              ) : (
                <ul className="stack">
                  {(agent?.modifiers ?? []).map((modifier, index) => (
                    <li key={index} className="row">
                      <Icon name="memory" />
                      <span className="grow">
                        {typeof modifier === 'string' ? modifier : modifier.text}
                        {typeof modifier !== 'string' && modifier.memories && modifier.memories.length > 0 && <span className="muted small"> because of {plural(modifier.memories.length, 'memory', 'memories')}</span>}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
            <Part name="The memories">
              <Memories />
            </Part>
          </div>
          <div className="stack">
            <Part name="The work">
              <Work />
            </Part>
            <Part name="The bonds">
              <Bonds />
            </Part>
          </div>
        </div>
      </div>
    </div>
  );
}
