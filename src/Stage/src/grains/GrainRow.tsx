import type { GrainType } from '../api/types';
import { count, sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Spark } from '../ui/Spark';
import { latency, rate } from './rate';

interface Props {
  grain: GrainType;
  history: readonly number[];
  most: number;
  open: boolean;
  onToggle: () => void;
  onOpen: (key: string) => void;
}

/** One type of grain with its figures; opened, the keys that are in memory. */
export function GrainRow({ grain, history, most, open, onToggle, onOpen }: Props) {
  const { type, activations, callsPerSecond, latencyMs, slowestMs = 0, failed = 0, reminders, keys } = grain;
  return (
    <li className={`grain${open ? ' open' : ''}`}>
      <button type="button" className="grain-row" aria-expanded={open} onClick={onToggle}>
        <span className="grain-name">
          <Icon name="chevron" size={14} />
          <strong>{sentence(words(type))}</strong>
        </span>
        <span className="grain-number">
          <span className="narrow-only muted small">in memory</span>
          {count(activations)}
          <svg className="grain-bar wide-only" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(activations / Math.max(1, most)) * 100} height="6" rx="1" fill="var(--cyan)" />
          </svg>
        </span>
        <span className="grain-number tone-run">
          <span className="narrow-only muted small">calls</span>
          {rate(callsPerSecond)}
          <span className="wide-only grain-spark">
            <Spark values={history} width={64} height={18} />
          </span>
        </span>
        <span className="grain-number wide-only" title={`slowest ${latency(slowestMs)}`}>
          {latency(latencyMs)} <span className="muted small">/ {latency(slowestMs)}</span>
        </span>
        <span className="grain-number wide-only">{failed > 0 ? <span className="chip tone-bad">{count(failed)} failed</span> : <span className="muted">–</span>}</span>
        <span className="grain-number">
          <span className="narrow-only muted small">reminders</span>
          {reminders > 0 ? count(reminders) : <span className="muted">–</span>}
        </span>
      </button>
      {open && (
        <div className="grain-keys">
          {keys.length === 0 && <p className="muted small">None of them is in memory now. They wake when they are called.</p>}
          {keys.map((key) => (
            <button key={key} type="button" className="tag" onClick={() => onOpen(key)}>
              {key}
            </button>
          ))}
          {activations > keys.length && <span className="muted small">and {count(activations - keys.length)} more</span>}
        </div>
      )}
    </li>
  );
}
