import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { AgentEvent } from '../api/types';
import { FeedRow } from '../feed/FeedRow';
import { lookOf } from '../feed/kinds';
import { EventLog } from '../live/eventLog';
import { LiveContext, type Live } from '../live/Live';
import { Office } from '../office/Office';
import { BehaviourStore } from '../office/useBehaviour';
import { Player } from '../playback/Player';
import { usePlayhead } from '../playback/usePlayhead';
import { useScriptedModel } from '../shell/useCompany';
import { NowStrip } from '../stage/NowStrip';
import { money } from '../ui/format';
import { Part } from '../ui/Part';
import { countBy, figuresAfter, Replay } from './day';

const telling = new Set(['mission_succeeded', 'mission_failed', 'roundtable_started', 'post_published', 'content_published', 'proposal_rejected']);

interface Props {
  events: readonly AgentEvent[];
  first: number | null;
  day: string;
  /** What stands above the picture; it is given the moment that is shown. */
  head: (at: number) => ReactNode;
  /** What an event that is chosen leads to; without it, the playback goes there. */
  onOpen?: (event: AgentEvent) => void;
}

/** One day played: office, feed and figures move together with one playhead. */
export function Film({ events, first, day, head, onOpen }: Props) {
  const scripted = useScriptedModel();
  const start = Date.parse(events[0]?.at ?? '') - 1_000;
  const end = Date.parse(events.at(-1)?.at ?? '') + 5_000;
  const playing = usePlayhead(start, end, first !== null && first >= start && first <= end ? first : start, 60);
  const { at } = playing;
  const count = countBy(events, at);
  const [store] = useState(() => new BehaviourStore());
  const replay = useMemo(() => new Replay(events), [events]);
  const moment = useRef(at);
  moment.current = at;
  useEffect(() => store.set(replay.at(count)), [store, replay, count]);
  const figures = useMemo(() => figuresAfter(events, count), [events, count]);
  const marks = useMemo(() => events.filter((event) => telling.has(event.kind)).slice(0, 400).map((event) => ({ at: Date.parse(event.at), tone: lookOf(event.kind).tone, label: event.title })), [events]);
  // Everything inside lives at the playhead's time instead of now.
  const live = useMemo<Live>(() => ({ log: new EventLog(), clock: { now: () => moment.current }, state: 'live', ready: true }), []);
  const shown = events.slice(Math.max(0, count - 40), count).reverse();
  return (
    <LiveContext value={live}>
      <div className="timelapse-left">
        {head(at)}
        <div className="stage-office">
          <Part name="The office">
            <Office behaviour={store} figures={{ open: String(figures.open), done: String(figures.done), talks: String(figures.talks), spent: money(figures.spent) }} />
          </Part>
        </div>
        <Player playing={playing} marks={marks} what={`the day ${day}`} />
        <p className="timelapse-figures panel">
          <span><strong>{figures.open}</strong> open</span>
          <span><strong>{figures.done}</strong> done</span>
          <span><strong>{figures.talks}</strong> conversations</span>
          <span><strong>{figures.posts}</strong> posts</span>
          <span><strong>{money(figures.spent)}</strong> spent</span>
        </p>
        <NowStrip store={store} />
      </div>
      <section className="timelapse-feed" aria-label="What has happened by then">
        <h2>By then</h2>
        <div tabIndex={0}>
          {shown.length === 0 && <p className="empty">The day has not begun.</p>}
          {shown.map((event) => (
            <FeedRow key={event.id} event={event} scripted={scripted} onOpen={onOpen ?? ((chosen) => playing.seek(Date.parse(chosen.at)))} />
          ))}
        </div>
      </section>
    </LiveContext>
  );
}
