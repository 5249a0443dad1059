import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { missionsQuery } from '../api/queries';
import { Portrait } from '../ui/Agent';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { useRoster } from '../ui/Roster';
import { places } from './pages';
import { useCompanyKey } from './useCompany';

interface Hit {
  id: string;
  label: string;
  hint: string;
  mark: React.ReactNode;
  go: () => void;
}

/** Finds a place, an agent, a mission or a word in the signal by typing. */
export function Palette({ onClose }: { onClose: () => void }) {
  const company = useCompanyKey();
  const navigate = useNavigate();
  const { members } = useRoster();
  const { data } = useInfiniteQuery(missionsQuery(company, {}));
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);

  const hits = useMemo(() => {
    const all: Hit[] = [
      ...places.map(({ to, label, icon }) => ({ id: to, label, hint: 'place', mark: <Icon name={icon} />, go: () => void navigate({ to, params: { company } }) })),
      ...members.map((member) => ({
        id: member.key,
        label: member.name,
        hint: member.role || 'agent',
        mark: <Portrait agent={member.key} size="s" />,
        go: () => void navigate({ to: '/c/$company/agents/$agent', params: { company, agent: member.key } }),
      })),
      ...(data?.pages ?? []).flatMap((page) =>
        page.items.map((mission) => ({
          id: mission.id,
          label: mission.title,
          hint: mission.status,
          mark: <Icon name="missions" />,
          go: () => void navigate({ to: '/c/$company/missions/$mission', params: { company, mission: mission.id } }),
        })),
      ),
    ];
    const wanted = text.trim().toLowerCase();
    if (wanted === '') return all.slice(0, places.length + members.length);
    const found = all.filter((hit) => hit.label.toLowerCase().includes(wanted)).slice(0, 12);
    found.push({ id: 'feed', label: `Search the signal for “${text.trim()}”`, hint: 'feed', mark: <Icon name="feed" />, go: () => void navigate({ to: '/c/$company/feed', params: { company }, search: { q: text.trim() } }) });
    return found;
  }, [text, members, data, company, navigate]);

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen((at) => (at + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      hits[chosen]?.go();
      onClose();
    }
  };
  return (
    <Dialog title="Find" onClose={onClose}>
      <input
        className="input"
        role="combobox"
        aria-label="Find a place, an agent or a mission"
        aria-expanded="true"
        aria-controls="palette-hits"
        aria-activedescendant={`palette-${chosen}`}
        placeholder="A place, an agent, a mission…"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <ul id="palette-hits" role="listbox" aria-label="Results" className="palette">
        {hits.map((hit, index) => (
          <li
            key={hit.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            className="palette-hit"
            onMouseMove={() => setChosen(index)}
            onClick={() => {
              hit.go();
              onClose();
            }}
          >
            {hit.mark}
            <span className="grow ellipsis">{hit.label}</span>
            <span className="muted small">{hit.hint}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
