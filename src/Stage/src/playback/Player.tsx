import { useTimeZone } from '../shell/useCompany';
import { clockIn, exactTime } from '../ui/format';
import { Icon } from '../ui/Icon';
import { speeds } from './playhead';
import type { Playing } from './usePlayhead';
import './playback.css';

export interface Mark {
  at: number;
  tone: string;
  label: string;
}

/** The controls of a playback: play, speed, and a line of time to scrub, with marks where something happened. */
export function Player({ playing, marks, what }: { playing: Playing; marks: readonly Mark[]; what: string }) {
  const { at, start, end, speed } = playing;
  const zone = useTimeZone();
  const span = Math.max(1, end - start);
  const share = (time: number) => ((time - start) / span) * 100;
  return (
    <section className="player panel" aria-label={`Playback of ${what}`}>
      <button type="button" className="button primary square" onClick={playing.toggle} aria-label={playing.playing ? 'Pause the playback' : 'Play'}>
        <Icon name={playing.playing ? 'pause' : 'play'} />
      </button>
      <div className="player-line">
        <svg className="player-marks" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect y="4" width="100" height="2" fill="var(--line)" />
          <rect y="4" width={share(at)} height="2" fill="var(--cyan)" />
          {marks.map((mark, index) => (
            <rect key={index} className={`tone-${mark.tone}`} x={share(mark.at)} y="1" width="0.35" height="8" fill="var(--tone)" opacity={mark.at <= at ? 1 : 0.4} />
          ))}
        </svg>
        <input type="range" min={start} max={end} step={Math.max(1, Math.round(span / 2_000))} value={at} onChange={(event) => playing.seek(event.target.valueAsNumber)} aria-label="Moment" aria-valuetext={exactTime(at)} />
      </div>
      <time className="player-time" title={exactTime(at)}>
        {clockIn(zone, at, span < 3_600_000)}
      </time>
      <label className="player-speed">
        <span className="visually-hidden">Speed</span>
        <select className="input" value={speed} onChange={(event) => playing.setSpeed(Number(event.target.value))}>
          {speeds.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
