import { useEffect, useState } from 'react';
import type { EventFilter } from '../api/queries';
import { words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useRoster } from '../ui/Roster';
import { kindNames } from './kinds';

/** Narrows the feed; every choice goes into the address. */
export function FeedFilters({ filter, onChange }: { filter: EventFilter; onChange: (change: EventFilter) => void }) {
  const { members } = useRoster();
  const [text, setText] = useState(filter.q ?? '');
  useEffect(() => setText(filter.q ?? ''), [filter.q]);
  useEffect(() => {
    if (text === (filter.q ?? '')) return;
    const timer = setTimeout(() => onChange({ q: text || undefined }), 250);
    return () => clearTimeout(timer);
  }, [text, filter.q, onChange]);
  const any = filter.agent || filter.kind || filter.tag || filter.q;
  return (
    <div className="feed-filters" role="search" aria-label="Filter the signal">
      <input className="input" type="search" aria-label="Text" placeholder="Find…" value={text} onChange={(event) => setText(event.target.value)} />
      <select className="input" aria-label="Agent" value={filter.agent ?? ''} onChange={(event) => onChange({ agent: event.target.value || undefined })}>
        <option value="">Everyone</option>
        {members.map((member) => (
          <option key={member.key} value={member.key}>
            {member.name}
          </option>
        ))}
      </select>
      <select className="input" aria-label="Kind" value={filter.kind ?? ''} onChange={(event) => onChange({ kind: event.target.value || undefined })}>
        <option value="">Everything</option>
        {kindNames.map((kind) => (
          <option key={kind} value={kind}>
            {words(kind)}
          </option>
        ))}
      </select>
      {filter.tag && (
        <button type="button" className="tag" onClick={() => onChange({ tag: undefined })} aria-label={`Remove the tag ${filter.tag}`}>
          #{filter.tag} ×
        </button>
      )}
      {any && (
        <button type="button" className="button ghost square" aria-label="Show everything" title="Show everything" onClick={() => onChange({ agent: undefined, kind: undefined, tag: undefined, q: undefined })}>
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}
