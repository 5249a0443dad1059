import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { relationshipsQuery } from '../api/queries';
import type { Relationship } from '../api/types';
import { Empty } from '../ui/Empty';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { useRoster } from '../ui/Roster';
import { SkeletonRows } from '../ui/Skeleton';
import { Face } from './Face';
import { place, warmth } from './layout';
import { PairPanel } from './PairPanel';
import './relationships.css';

const route = getRouteApi('/c/$company/relationships');
/** A frame as wide as its place: on a phone a square one, so that faces stay large enough for a finger. */
const frame = () => (matchMedia('(max-width: 720px)').matches ? ([520, 520] as const) : ([860, 560] as const));
const keyOf = (bond: Relationship) => `${bond.a}|${bond.b}`;

export function toneOfBond(affinity: number): string {
  return affinity < 0.45 ? 'bad' : affinity > 0.55 ? 'good' : 'calm';
}

function Graph({ bonds, chosen, onChoose }: { bonds: readonly Relationship[]; chosen: string | undefined; onChoose: (pair: string) => void }) {
  const { members } = useRoster();
  const agents = useMemo(() => [...new Set([...members.map((member) => member.key), ...bonds.flatMap((bond) => [bond.a, bond.b])])], [members, bonds]);
  const [[width, height]] = useState(frame);
  const places = useMemo(() => new Map(place(agents, bonds, width, height).map((one) => [one.key, one])), [agents, bonds, width, height]);
  const name = (key: string) => members.find((member) => member.key === key)?.name ?? key;
  return (
    <svg className="bond-graph" viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Bonds between the agents">
      {[...bonds]
        .sort((x, y) => Math.abs(x.affinity - 0.5) - Math.abs(y.affinity - 0.5))
        .map((bond) => {
          const [a, b] = [places.get(bond.a), places.get(bond.b)];
          if (!a || !b) return null;
          const key = keyOf(bond);
          const strength = Math.abs(bond.affinity - 0.5) * 2;
          const label = `${name(bond.a)} and ${name(bond.b)}: ${warmth(bond.affinity)}, ${bond.affinity.toFixed(2)}`;
          return (
            <g
              key={key}
              className={`bond tone-${toneOfBond(bond.affinity)}${key === chosen ? ' chosen' : ''}`}
              role="button"
              tabIndex={0}
              aria-pressed={key === chosen}
              aria-label={label}
              onClick={() => onChoose(key)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                onChoose(key);
              }}
            >
              <title>{label}</title>
              <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} className="bond-reach" />
              <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} className="bond-line" strokeWidth={1 + bond.affinity * 7} strokeOpacity={0.25 + strength * 0.7} strokeDasharray={bond.affinity < 0.35 ? '2 9' : undefined} />
              {key === chosen && (
                <text x={(a.x + b.x) / 2} y={(a.y + b.y) / 2 - 10} textAnchor="middle">
                  {bond.affinity.toFixed(2)}
                </text>
              )}
            </g>
          );
        })}
      {[...places.values()].map((one) => (
        <Face key={one.key} agent={one.key} x={one.x} y={one.y} />
      ))}
    </svg>
  );
}

/** Who likes whom, and how it came to be. */
export function RelationshipsPage() {
  const { company } = route.useParams();
  const { pair } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(relationshipsQuery(company));
  const bonds = data?.items ?? [];
  const furthest = [...bonds].sort((x, y) => Math.abs(y.affinity - 0.5) - Math.abs(x.affinity - 0.5))[0];
  const chosen = bonds.find((bond) => keyOf(bond) === pair) ?? furthest;
  return (
    <div className="page">
      <div className="page-body bonds-page">
        <div className="page-head">
          <h1>Relationships</h1>
          <p className="small bond-legend">
            <span className="tone-bad">dotted red: at odds</span>
            <span className="tone-calm">thin: neutral</span>
            <span className="tone-good">thick green: close</span>
          </p>
        </div>
        {error && !data ? (
          <Problem error={error} what="The bonds" retry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={5} />
        ) : !chosen ? (
          <Empty icon="bonds" title="No bonds yet">
            They begin with the template and move with every conversation.
          </Empty>
        ) : (
          <div className="bonds">
            <div className="panel">
              <Graph bonds={bonds} chosen={keyOf(chosen)} onChoose={(next) => void navigate({ search: { pair: next }, replace: true })} />
            </div>
            <Part name="The history of this pair">
              <PairPanel key={keyOf(chosen)} a={chosen.a} b={chosen.b} />
            </Part>
          </div>
        )}
      </div>
    </div>
  );
}
