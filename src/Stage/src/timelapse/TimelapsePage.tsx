import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AgentEvent } from '../api/types';
import { FeedRow } from '../feed/FeedRow';
import { lookOf } from '../feed/kinds';
import { EventLog } from '../live/eventLog';
import { LiveContext, useNow, type Live } from '../live/Live';
import { Office } from '../office/Office';
import { BehaviourStore } from '../office/useBehaviour';
import { Player } from '../playback/Player';
import { usePlayhead } from '../playback/usePlayhead';
import { useScriptedModel, useTimeZone } from '../shell/useCompany';
import { NowStrip } from '../stage/NowStrip';
import { Empty } from '../ui/Empty';
import { money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { SkeletonRows } from '../ui/Skeleton';
import { say } from '../ui/Toasts';
import { countBy, dayOf, figuresAfter, Replay } from './day';
import { useDay } from './useDay';
import '../feed/feed.css';
import '../playback/playback.css';
import '../stage/stage.css';

const route = getRouteApi('/c/$company/timelapse');
const telling = new Set(['mission_succeeded', 'mission_failed', 'roundtable_started', 'post_published', 'content_published', 'proposal_rejected']);

function Film({ events, first, day }: { events: readonly AgentEvent[]; first: number | null; day: string }) {
  const navigate = route.useNavigate();
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
  const share = () => {
    void navigate({ search: { day, at: new Date(at).toISOString() }, replace: true });
    const link = new URL(location.href);
    link.searchParams.set('day', day);
    link.searchParams.set('at', new Date(at).toISOString());
    void navigator.clipboard?.writeText(link.toString()).then(() => say('The link to this moment is copied.'));
  };
  return (
    <LiveContext value={live}>
      <div className="timelapse-left">
        <div className="page-head">
          <h1>Time-lapse</h1>
          <input className="input" type="date" aria-label="Day" value={day} onChange={(event) => event.target.value && void navigate({ search: { day: event.target.value } })} />
          <button type="button" className="button end" onClick={share}>
            <Icon name="copy" /> Share this moment
          </button>
        </div>
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
            <FeedRow key={event.id} event={event} scripted={scripted} onOpen={() => void navigate({ to: '/c/$company/feed', search: { event: event.id, root: event.rootCause ?? event.id } })} />
          ))}
        </div>
      </section>
    </LiveContext>
  );
}

/** Any day of the company again, fast: office, feed and figures move together. */
export function TimelapsePage() {
  const { company } = route.useParams();
  const { day: wanted, at } = route.useSearch();
  const zone = useTimeZone();
  const today = dayOf(useNow(60_000), zone);
  const day = wanted && /^\d{4}-\d{2}-\d{2}$/.test(wanted) ? wanted : today;
  const navigate = route.useNavigate();
  const { data, error, refetch } = useDay(company, day, zone);
  const first = at && !Number.isNaN(Date.parse(at)) ? Date.parse(at) : null;
  if (error && !data) return <div className="page"><Problem error={error} what="This day" retry={() => void refetch()} /></div>;
  if (!data) return <div className="page"><SkeletonRows rows={6} /></div>;
  if (data.length === 0) {
    return (
      <div className="page">
        <Empty icon="film" title="Nothing happened that day">
          Choose another day: <input className="input" type="date" aria-label="Day" value={day} max={today} onChange={(event) => event.target.value && void navigate({ search: { day: event.target.value } })} />
        </Empty>
      </div>
    );
  }
  return (
    <div className="timelapse">
      <Film key={`${day}-${data.length}`} events={data} first={first} day={day} />
    </div>
  );
}
