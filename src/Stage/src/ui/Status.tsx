import { Icon, type IconName } from './Icon';
import { words } from './format';

const looks: Record<string, { tone: string; icon: IconName; word?: string }> = {
  approved: { tone: 'wait', icon: 'clock', word: 'about to start' },
  pending: { tone: 'wait', icon: 'clock', word: 'waits for you' },
  queued: { tone: 'wait', icon: 'clock' },
  running: { tone: 'run', icon: 'play' },
  distilling: { tone: 'talk', icon: 'memory', word: 'sums up' },
  applying: { tone: 'talk', icon: 'memory', word: 'sums up' },
  accepted: { tone: 'good', icon: 'check' },
  succeeded: { tone: 'good', icon: 'check', word: 'done' },
  failed: { tone: 'bad', icon: 'warn' },
  rejected: { tone: 'bad', icon: 'cross' },
  cancelled: { tone: 'calm', icon: 'cross' },
  expired: { tone: 'calm', icon: 'clock' },
};

/** A state as sign, word and colour, never colour alone. */
export function Status({ status }: { status: string }) {
  const look = looks[status] ?? { tone: 'calm', icon: 'dot' as const };
  return (
    <span className={`chip tone-${look.tone}`}>
      <Icon name={look.icon} />
      {look.word ?? words(status)}
    </span>
  );
}

export const toneOf = (status: string) => looks[status]?.tone ?? 'calm';
export const iconOf = (status: string): IconName => looks[status]?.icon ?? 'dot';
