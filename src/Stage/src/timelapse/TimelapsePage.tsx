import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useNow } from '../live/Live';
import { useTimeZone } from '../shell/useCompany';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { FilmCast } from '../ui/Roster';
import { SkeletonRows } from '../ui/Skeleton';
import { say } from '../ui/Toasts';
import { dayOf } from './day';
import { Film } from './Film';
import type { FilmFile } from './film';
import { OpenFilm } from './OpenFilm';
import { useDay } from './useDay';
import '../feed/feed.css';
import '../playback/playback.css';
import '../stage/stage.css';

const route = getRouteApi('/c/$company/timelapse');

function DayInput({ day, min, max }: { day: string; min?: string; max?: string }) {
  const navigate = route.useNavigate();
  return <input className="input" type="date" aria-label="Day" value={day} min={min} max={max} onChange={(event) => event.target.value && void navigate({ search: { day: event.target.value } })} />;
}

/** A day of this company, as its server kept it. */
function CompanyDay({ day, today, onFilm }: { day: string; today: string; onFilm: (film: FilmFile) => void }) {
  const { company } = route.useParams();
  const { at } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useDay(company, day, useTimeZone());
  const first = at && !Number.isNaN(Date.parse(at)) ? Date.parse(at) : null;
  if (!data || data.length === 0) {
    return (
      <div className="page">
        <div className="page-body">
          <div className="page-head">
            <h1>Time-lapse</h1>
            <DayInput day={day} max={today} />
            {(data || error) && <OpenFilm onFilm={onFilm} />}
          </div>
          {error ? (
            <Problem error={error} what="This day" retry={() => void refetch()} />
          ) : !data ? (
            <SkeletonRows rows={6} />
          ) : (
            <Empty icon="film" title="Nothing happened that day">
              Choose another day, or open the film of a rehearsal: “agentops rehearse --days 7 --publish film.json” writes one.
            </Empty>
          )}
        </div>
      </div>
    );
  }
  const share = (moment: number) => {
    const iso = new Date(moment).toISOString();
    void navigate({ search: { day, at: iso }, replace: true });
    const link = new URL(location.href);
    link.searchParams.set('day', day);
    link.searchParams.set('at', iso);
    void navigator.clipboard?.writeText(link.toString()).then(() => say('The link to this moment is copied.'));
  };
  return (
    <div className="timelapse">
      <Film
        key={`${day}-${data.length}`}
        events={data}
        first={first}
        day={day}
        onOpen={(event) => void navigate({ to: '/c/$company/feed', search: { event: event.id, root: event.rootCause ?? event.id } })}
        head={(moment) => (
          <div className="page-head">
            <h1>Time-lapse</h1>
            <DayInput day={day} max={today} />
            <span className="end row wrap">
              <OpenFilm onFilm={onFilm} />
              <button type="button" className="button" onClick={() => share(moment)}>
                <Icon name="copy" /> Share this moment
              </button>
            </span>
          </div>
        )}
      />
    </div>
  );
}

/** A day of a rehearsed life, out of a file. */
function FilmDay({ film, wanted, onFilm, onClose }: { film: FilmFile; wanted: string | undefined; onFilm: (film: FilmFile) => void; onClose: () => void }) {
  const zone = useTimeZone();
  const days = useMemo(() => {
    const found = new Map<string, FilmFile['events']>();
    for (const event of film.events) {
      const day = dayOf(Date.parse(event.at), zone);
      const events = found.get(day);
      if (events) events.push(event);
      else found.set(day, [event]);
    }
    return found;
  }, [film, zone]);
  const all = [...days.keys()];
  const day = wanted && days.has(wanted) ? wanted : (all[0] ?? '');
  const place = all.indexOf(day);
  const navigate = route.useNavigate();
  const go = (to: string | undefined) => to && void navigate({ search: { day: to } });
  return (
    <FilmCast company={film.company} agents={film.agents}>
      <div className="timelapse">
        <Film
          key={`${film.company}-${day}`}
          events={days.get(day) ?? []}
          first={null}
          day={day}
          head={() => (
            <>
              <div className="page-head">
                <h1>Time-lapse</h1>
                <span className="row">
                  <button type="button" className="button square" disabled={place <= 0} aria-label="The day before" onClick={() => go(all[place - 1])}>
                    <Icon name="chevron" />
                  </button>
                  <DayInput day={day} min={all[0]} max={all.at(-1)} />
                  <button type="button" className="button square" disabled={place >= all.length - 1} aria-label="The day after" onClick={() => go(all[place + 1])}>
                    <Icon name="chevron" />
                  </button>
                </span>
                <span className="end row wrap">
                  <OpenFilm onFilm={onFilm} />
                  <button type="button" className="button" onClick={onClose}>
                    <Icon name="cross" /> Close the film
                  </button>
                </span>
              </div>
              <p className="film-about small" role="status">
                <span className="chip tone-wait">rehearsal</span> Day {place + 1} of {all.length} in the rehearsed life of “{film.template || film.company}”, seed {film.seed}. Nothing of it has happened.
              </p>
            </>
          )}
        />
      </div>
    </FilmCast>
  );
}

/** Any day of the company again, fast; or a day of a rehearsed life. */
export function TimelapsePage() {
  const { day: wanted } = route.useSearch();
  const today = dayOf(useNow(60_000), useTimeZone());
  const navigate = route.useNavigate();
  const [film, setFilm] = useState<FilmFile | null>(null);
  const day = wanted && /^\d{4}-\d{2}-\d{2}$/.test(wanted) ? wanted : today;
  const open = (next: FilmFile | null) => {
    setFilm(next);
    void navigate({ search: {} });
  };
  if (film) return <FilmDay film={film} wanted={wanted} onFilm={open} onClose={() => open(null)} />;
  return <CompanyDay day={day} today={today} onFilm={open} />;
}
