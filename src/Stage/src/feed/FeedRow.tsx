import { memo } from 'react';
import type { AgentEvent } from '../api/types';
import { AgentName, Portrait } from '../ui/Agent';
import { Icon } from '../ui/Icon';
import { isScripted, Scripted, Untrusted } from '../ui/Marks';
import { When } from '../ui/When';
import { lookOf } from './kinds';

/** One event in two lines: who did what, and what it was about. */
export const FeedRow = memo(function FeedRow({ event, onOpen }: { event: AgentEvent; onOpen: (event: AgentEvent) => void }) {
  const look = lookOf(event.kind);
  const says = event.kind === 'roundtable_turn';
  return (
    <div className={`feed-row tone-${look.tone}`}>
      <span className="feed-face">
        {event.agent ? <Portrait agent={event.agent} /> : <span className="feed-nobody"><Icon name={look.icon} /></span>}
        {event.agent && (
          <span className="feed-mark">
            <Icon name={look.icon} size={10} />
          </span>
        )}
      </span>
      <div className="feed-text">
        <div className="feed-head">
          <span className="feed-who">
            {event.agent && <AgentName agent={event.agent} />} <span className="muted">{look.verb}</span>
          </span>
          {isScripted(event.data) && <Scripted />}
          {event.untrusted && <Untrusted />}
          <When at={event.at} />
        </div>
        <button type="button" className={`feed-title ellipsis${says ? ' feed-says' : ''}`} onClick={() => onOpen(event)}>
          {says ? `“${event.title}”` : event.title}
          {event.summary && !says && <span className="muted"> — {event.summary}</span>}
        </button>
      </div>
    </div>
  );
});
