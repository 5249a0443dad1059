import { memo } from 'react';
import type { AgentEvent } from '../api/types';
import { AgentName, Portrait } from '../ui/Agent';
import { sentence } from '../ui/format';
import { Icon } from '../ui/Icon';
import { isScripted, Scripted, Untrusted } from '../ui/Marks';
import { useMember, useRoster } from '../ui/Roster';
import { When } from '../ui/When';
import { lookOf } from './kinds';
import { inNames, showsModelWords, spoken, tell, titleInNames } from './telling';

/** One event in two lines: who did what, and what it was about. */
export const FeedRow = memo(function FeedRow({ event, scripted, onOpen }: { event: AgentEvent; scripted: boolean; onOpen: (event: AgentEvent) => void }) {
  const look = lookOf(event.kind);
  const { name } = useMember(event.agent ?? '');
  const { members } = useRoster();
  const { head: did, body: told, says } = tell(event, name);
  const head = titleInNames(did, members);
  const body = says ? told : event.agent ? titleInNames(told, members) : inNames(told, members);
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
            {event.agent && <AgentName agent={event.agent} />} {body !== '' && <span className="muted">{event.agent ? head : (look.alone ?? sentence(head))}</span>}
          </span>
          {(isScripted(event.data) || (scripted && showsModelWords(event))) && <Scripted />}
          {event.untrusted && <Untrusted />}
          <When at={event.at} />
        </div>
        <button type="button" className={`feed-title ellipsis${says ? ' feed-says' : ''}`} onClick={() => onOpen(event)}>
          {says ? spoken(body) : body || sentence(head)}
        </button>
      </div>
    </div>
  );
});
