import { Popover } from 'radix-ui';
import type { Turn } from '../api/types';
import { useMember } from '../ui/Roster';

function Weight({ agent, weight, most, chosen }: { agent: string; weight: number; most: number; chosen: boolean }) {
  const member = useMember(agent);
  return (
    <li className={`weight hue-${member.hue}${chosen ? ' chosen' : ''}`}>
      <span className="agent-name">{member.name}</span>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={(weight / most) * 100} height="8" rx="1" fill="var(--agent)" />
      </svg>
      <span>{weight.toFixed(2)}</span>
    </li>
  );
}

/** Why this one spoke: the weights of the draw. */
export function Draw({ turn }: { turn: Turn }) {
  const given = turn.draw?.weights ?? [];
  const weights: [string, number][] = Array.isArray(given) ? given.map((one) => [one.agent, one.weight]) : Object.entries(given);
  if (weights.length === 0) return null;
  const most = Math.max(...weights.map(([, weight]) => weight), 0.01);
  return (
    <Popover.Root>
      <Popover.Trigger className="draw-mark" aria-label={`Why did this one speak? Turn ${turn.n}`}>
        {weights.slice(0, 6).map(([agent, weight]) => (
          <svg key={agent} viewBox="0 0 4 20" aria-hidden="true" className={agent === turn.agent ? 'chosen' : ''}>
            <rect width="4" height={(weight / most) * 20} y={20 - (weight / most) * 20} fill="currentColor" />
          </svg>
        ))}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu draw" side="left" sideOffset={8}>
          <strong>Why this one</strong>
          <p className="muted small">
            {turn.draw?.why === 'opener' ? 'This format has its opener.' : 'The draw weighed liking for the last speaker against who had spoken enough.'}
            {typeof turn.draw?.affinity === 'number' && ` Affinity to the last speaker: ${turn.draw.affinity.toFixed(2)}, which set the tone.`}
          </p>
          <ul>
            {weights.map(([agent, weight]) => (
              <Weight key={agent} agent={agent} weight={weight} most={most} chosen={agent === turn.agent} />
            ))}
          </ul>
          {turn.draw?.seed !== undefined && <p className="muted small">Seed {String(turn.draw.seed)}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
