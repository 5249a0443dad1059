import type { Forecast } from '../api/types';
import { money } from '../ui/format';
import { byMidnight, rehearsedAt, until, type Band } from './forecast';

interface Props {
  forecast: Forecast;
  spent: number;
  budget: number;
  hour: number;
}

const [width, height] = [960, 200];

/** The day as rehearsal sees it: the band in which eight of ten rehearsed days lie, where today stands, and where it will come to. */
export function ForecastChart({ forecast, spent, budget, hour }: Props) {
  const end = byMidnight(forecast, spent, hour);
  const whole = rehearsedAt(forecast, 'spent', 24);
  const highest = Math.max(end.high, whole.high, 0.0001);
  // The budget is shown when it is near; when it is far off it would only press the picture flat.
  const most = (budget < highest * 1.5 ? Math.max(highest, budget) : highest) * 1.08;
  const x = (at: number) => (at / 24) * width;
  const y = (usd: number) => height - (usd / most) * height;
  const hours = Array.from({ length: 25 }, (_, at) => at);
  const ahead = [hour, ...hours.filter((at) => at > hour)];
  const grown = (at: number) => until(forecast, spent, hour, at);
  const line = (points: readonly (readonly [number, number])[]) => points.map(([at, usd], i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(usd).toFixed(1)}`).join('');
  const band = (of: (at: number) => Band, over: readonly number[]) => `${line(over.map((at) => [at, of(at).high] as const))}${line([...over].reverse().map((at) => [at, of(at).low] as const)).replace('M', 'L')}Z`;
  return (
    <figure className="forecast">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={`Eight of ten rehearsed days end between ${money(whole.low)} and ${money(whole.high)}. Today stands at ${money(spent)} and should end between ${money(end.low)} and ${money(end.high)}, most likely at ${money(end.middle)}.`}>
        {[6, 12, 18].map((at) => (
          <line key={at} x1={x(at)} x2={x(at)} y2={height} stroke="var(--line-soft)" vectorEffect="non-scaling-stroke" />
        ))}
        <path d={band((at) => rehearsedAt(forecast, 'spent', at), hours)} fill="var(--muted)" opacity="0.16" />
        <path d={line(hours.map((at) => [at, rehearsedAt(forecast, 'spent', at).middle] as const))} fill="none" stroke="var(--muted)" strokeDasharray="3 4" vectorEffect="non-scaling-stroke" />
        <path className="forecast-band" d={band(grown, ahead)} fill="var(--cyan)" opacity="0.26" />
        <path d={line(ahead.map((at) => [at, grown(at).middle] as const))} fill="none" stroke="var(--cyan)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        <line x1={x(hour)} x2={x(hour)} y1={y(spent)} y2={height} stroke="var(--cyan)" vectorEffect="non-scaling-stroke" />
        {budget <= most && <line x2={width} y1={y(budget)} y2={y(budget)} stroke="var(--amber)" strokeDasharray="6 4" vectorEffect="non-scaling-stroke" />}
      </svg>
      <div className="forecast-hours muted small" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((at) => (
          <span key={at}>{String(at).padStart(2, '0')}:00</span>
        ))}
      </div>
      <figcaption className="muted small">
        Grey: eight of ten of {forecast.days} rehearsed days under today’s rules and prices, the dashes their middle. Colour: today, from the {money(spent)} it stands at.
        {budget > most ? ` The budget of ${money(budget)} lies above the picture.` : ` The amber line is the budget of ${money(budget)}.`}
      </figcaption>
    </figure>
  );
}
