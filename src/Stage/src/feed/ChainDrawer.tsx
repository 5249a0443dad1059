import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { chainQuery } from '../api/queries';
import type { AgentEvent } from '../api/types';
import { useEventLog } from '../live/Live';
import { useCompanyKey } from '../shell/useCompany';
import { AgentName } from '../ui/Agent';
import { CopyId } from '../ui/CopyId';
import { Dialog } from '../ui/Dialog';
import { plural } from '../ui/format';
import { Icon } from '../ui/Icon';
import { isScripted, Scripted, Untrusted } from '../ui/Marks';
import { Problem } from '../ui/Problem';
import { useMember } from '../ui/Roster';
import { SkeletonRows } from '../ui/Skeleton';
import { When } from '../ui/When';
import { layOutChain, type ChainNode } from './chain';
import { lookOf } from './kinds';
import { spoken, tell } from './telling';

function Refs({ event }: { event: AgentEvent }) {
  const company = useCompanyKey();
  const { missionId, proposalId, roundtableId } = event.refs;
  return (
    <div className="row wrap">
      {missionId && (
        <Link className="button" to="/c/$company/missions/$mission" params={{ company, mission: missionId }}>
          <Icon name="missions" /> The mission
        </Link>
      )}
      {!missionId && proposalId && (
        <Link className="button" to="/c/$company/inbox" params={{ company }} search={{ proposal: proposalId }}>
          <Icon name="star" /> The proposal
        </Link>
      )}
      {roundtableId && (
        <Link className="button" to="/c/$company/roundtables/$roundtable" params={{ company, roundtable: roundtableId }}>
          <Icon name="talk" /> The conversation
        </Link>
      )}
    </div>
  );
}

function Node({ node, chosen, onSelect, onTag }: { node: ChainNode; chosen: boolean; onSelect: (id: string) => void; onTag: (tag: string) => void }) {
  const { event, depth, onPath, below } = node;
  const look = lookOf(event.kind);
  const { name } = useMember(event.agent ?? '');
  const { head, body, says } = tell(event, name);
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={ref} className={`chain-node tone-${look.tone} depth-${Math.min(depth, 6)}${onPath ? ' on-path' : ''}${below ? ' below' : ''}${chosen ? ' chosen' : ''}`} aria-current={chosen || undefined}>
      <span className="chain-dot">
        <Icon name={look.icon} size={12} />
      </span>
      <div className="grow">
        <div className="feed-head">
          <span className="feed-who">
            {event.agent && <AgentName agent={event.agent} />} <span className="muted">{head}</span>
          </span>
          {isScripted(event.data) && <Scripted />}
          {event.untrusted && <Untrusted />}
          <When at={event.at} />
        </div>
        {chosen ? (
          <div className="stack chain-detail">
            <strong>{says ? spoken(body) : body || event.title}</strong>
            {event.tags.length > 0 && (
              <div className="row wrap">
                {event.tags.map((tag) => (
                  <button key={tag} type="button" className="tag" onClick={() => onTag(tag)}>
                    #{tag}
                  </button>
                ))}
              </div>
            )}
            {event.data && Object.keys(event.data).some((key) => key !== 'scripted') && (
              <details className="chain-data">
                <summary className="muted small">What it carries</summary>
                <pre className="json">{JSON.stringify(event.data, null, 2)}</pre>
              </details>
            )}
            <Refs event={event} />
            <CopyId id={event.id} label="event id" />
          </div>
        ) : (
          <button type="button" className="chain-title" onClick={() => onSelect(event.id)}>
            {says ? `“${body}”` : body || event.title}
          </button>
        )}
      </div>
    </li>
  );
}

/** Why an event happened, up to the root, and what came of it. */
export function ChainDrawer({ event, root, onSelect, onTag, onClose }: { event: string; root: string; onSelect: (id: string) => void; onTag: (tag: string) => void; onClose: () => void }) {
  const company = useCompanyKey();
  const { log, version } = useEventLog();
  const chain = useQuery(chainQuery(company, root));
  const family = useMemo(() => {
    void version;
    const all = new Map<string, AgentEvent>();
    for (const one of log.items) if (one.rootCause === root || one.id === root || one.id === event) all.set(one.id, one);
    for (const one of chain.data ?? []) if (one.rootCause === root || one.id === root) all.set(one.id, one);
    return [...all.values()];
  }, [chain.data, log, version, root, event]);
  const nodes = useMemo(() => layOutChain(family, event), [family, event]);
  const above = nodes.filter((node) => node.onPath).length - 1;
  const below = nodes.filter((node) => node.below).length;
  const subtitle = nodes.length > 0 ? `${above > 0 ? `${plural(above, 'cause')} before it` : 'It is where this began'} · ${below > 0 ? `${plural(below, 'event')} came of it` : 'nothing came of it yet'}` : undefined;
  return (
    <Dialog kind="drawer" title="Why this happened" subtitle={subtitle} onClose={onClose}>
      {chain.error && nodes.length === 0 ? (
        <Problem error={chain.error} what="The chain of causes" retry={() => void chain.refetch()} />
      ) : nodes.length === 0 ? (
        <SkeletonRows rows={6} />
      ) : (
        <ol className="chain">
          {nodes.map((node) => (
            <Node key={node.event.id} node={node} chosen={node.event.id === event} onSelect={onSelect} onTag={onTag} />
          ))}
        </ol>
      )}
    </Dialog>
  );
}
