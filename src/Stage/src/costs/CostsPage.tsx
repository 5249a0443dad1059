import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { costsQuery, forecastQuery } from '../api/queries';
import type { Costs, Forecast } from '../api/types';
import { useNow } from '../live/Live';
import { useTimeZone } from '../shell/useCompany';
import { hourIn } from '../live/clock';
import { AgentName } from '../ui/Agent';
import { Empty } from '../ui/Empty';
import { count, money, plural, sentence, words } from '../ui/format';
import { Problem } from '../ui/Problem';
import { useRoster } from '../ui/Roster';
import { SkeletonRows } from '../ui/Skeleton';
import { ForecastChart } from './ForecastChart';
import { byMidnight, pace } from './forecast';
import './costs.css';

const route = getRouteApi('/c/$company/costs');
const views = ['agent', 'model', 'use', 'day'] as const;

function Budget({ budget, hour, rehearsed }: { budget: Costs['budget']; hour: number; rehearsed: Forecast | undefined }) {
  const { dailyUsd, reservedUsd, spentUsd } = budget;
  const band = rehearsed && byMidnight(rehearsed, spentUsd, hour);
  const end = band?.high ?? pace(spentUsd, hour);
  const scale = 100 / Math.max(dailyUsd, spentUsd + reservedUsd, end, 0.0001);
  const over = spentUsd + reservedUsd > dailyUsd;
  return (
    <section className="panel budget">
      <div className="budget-figures">
        <div>
          <span className="muted small">Spent today</span>
          <strong>{money(spentUsd)}</strong>
        </div>
        <div>
          <span className="muted small">Held for running work</span>
          <strong>{money(reservedUsd)}</strong>
        </div>
        <div>
          <span className="muted small">{over ? 'Over the budget' : 'Left today'}</span>
          <strong className={over ? 'fell' : ''}>{money(Math.abs(dailyUsd - spentUsd - reservedUsd))}</strong>
        </div>
        <div>
          <span className="muted small">{band ? 'By midnight, as rehearsed' : 'At this pace by midnight'}</span>
          <strong>{!band ? `about ${money(end)}` : money(band.low) === money(band.high) ? money(band.middle) : `${money(band.low)} – ${money(band.high)}`}</strong>
        </div>
      </div>
      <svg className="budget-bar" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={`${money(spentUsd)} of ${money(dailyUsd)} spent`}>
        <rect width={end * scale} height="12" fill="var(--cyan)" opacity="0.18" />
        <rect width={(spentUsd + reservedUsd) * scale} height="12" fill="var(--amber)" />
        <rect width={spentUsd * scale} height="12" fill={over ? 'var(--red)' : 'var(--cyan)'} />
        <rect x={Math.min(99.6, dailyUsd * scale)} width="0.4" height="12" fill="var(--text)" />
      </svg>
      <p className="muted small">The line is the day’s budget of {money(dailyUsd)}. Above it the door turns proposals away and lets running work end.</p>
    </section>
  );
}

function Days({ items }: { items: Costs['items'] }) {
  const days = [...items].sort((a, b) => a.key.localeCompare(b.key)).slice(-30);
  const most = Math.max(...days.map((day) => day.usd), 0.0001);
  return (
    <div className="panel days">
      {days.map((day) => (
        <div key={day.key} className="day" title={`${day.key}: ${money(day.usd)}`}>
          <span className="small">{money(day.usd)}</span>
          <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
            <rect width="10" height={(day.usd / most) * 100} y={100 - (day.usd / most) * 100} fill="var(--cyan)" />
          </svg>
          <span className="muted small">{day.key.slice(5)}</span>
        </div>
      ))}
    </div>
  );
}

/** Where the money goes: today against the budget, and by agent, model, use or day. */
export function CostsPage() {
  const { company } = route.useParams();
  const { by: wanted } = route.useSearch();
  const by = views.find((view) => view === wanted) ?? 'agent';
  const navigate = route.useNavigate();
  const { members } = useRoster();
  const hour = hourIn(useTimeZone(), useNow(60_000));
  const { data, error, refetch } = useQuery(costsQuery(company, by));
  const { data: rehearsed, isFetching: rehearsing } = useQuery(forecastQuery(company));
  const all = data?.items ?? [];
  // Where nothing has a price, the scripted model say, bars compare tokens.
  const free = all.every((item) => item.usd === 0);
  const weight = (item: Costs['items'][number]) => (free ? item.inputTokens + item.outputTokens : item.usd);
  const items = [...all].sort((a, b) => weight(b) - weight(a));
  const most = Math.max(...items.map(weight), 0.0001);
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>Costs</h1>
          <div className="segments" role="group" aria-label="By">
            {views.map((view) => (
              <button key={view} type="button" aria-pressed={by === view} onClick={() => void navigate({ search: { by: view }, replace: true })}>
                By {view}
              </button>
            ))}
          </div>
        </div>
        {error && !data ? (
          <Problem error={error} what="The costs" retry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={5} />
        ) : (
          <>
            <Budget budget={data.budget} hour={hour} rehearsed={rehearsed} />
            {rehearsed && (rehearsed.hours.at(-1)?.spent.p90 ?? 0) > 0 ? (
              <section className="panel budget">
                <h2>Today, as rehearsed</h2>
                <ForecastChart forecast={rehearsed} spent={data.budget.spentUsd} budget={data.budget.dailyUsd} hour={hour} />
              </section>
            ) : (
              rehearsing && !rehearsed && <p className="panel budget muted small" role="status">Rehearsing a few days to see what today will cost…</p>
            )}
            {items.length === 0 ? (
              <Empty icon="costs" title="Nothing spent yet">
                Each call of a model will be counted here, with its tokens and price. The scripted model costs nothing.
              </Empty>
            ) : by === 'day' ? (
              <Days items={items} />
            ) : (
              <div className="panel cost-list" role="table" aria-label={`Costs by ${by}`}>
                <div className="cost-row cost-head muted small" role="row">
                  <span role="columnheader">{sentence(by)}</span>
                  <span role="columnheader">{free ? 'Tokens' : 'Share'}</span>
                  <span role="columnheader">Calls</span>
                  <span role="columnheader" className="wide-only">
                    Tokens in / out
                  </span>
                  <span role="columnheader">Cost</span>
                </div>
                {items.map((item) => (
                  <div key={item.key} className={`cost-row hue-${by === 'agent' ? (members.find((member) => member.key === item.key)?.hue ?? 'none') : 1}`} role="row" title={plural(item.calls, 'call')}>
                    <span role="cell">{by === 'agent' && members.some((member) => member.key === item.key) ? <AgentName agent={item.key} /> : <strong>{item.key === '-' || item.key === '' ? 'All together' : sentence(words(item.key))}</strong>}</span>
                    <span role="cell">
                      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect width={(weight(item) / most) * 100} height="10" rx="1" fill="var(--agent)" />
                      </svg>
                    </span>
                    <span role="cell">{count(item.calls)}</span>
                    <span role="cell" className="muted wide-only">
                      {count(item.inputTokens)} / {count(item.outputTokens)}
                    </span>
                    <span role="cell">{money(item.usd)}</span>
                  </div>
                ))}
              </div>
            )}
          </>
        )}
      </div>
    </div>
  );
}
