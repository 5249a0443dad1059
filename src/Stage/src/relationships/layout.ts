import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceY } from 'd3-force';
import type { Relationship } from '../api/types';

export interface Place {
  key: string;
  x: number;
  y: number;
}

/** Where each agent stands: who likes each other stands close. The same bonds give the same picture. */
export function place(agents: readonly string[], bonds: readonly Relationship[], width: number, height: number): Place[] {
  const radius = Math.min(width, height) / 3;
  const nodes = agents.map((key, index) => ({ key, x: width / 2 + radius * Math.cos((index / agents.length) * 2 * Math.PI), y: height / 2 + radius * Math.sin((index / agents.length) * 2 * Math.PI) }));
  const links = bonds.filter((bond) => agents.includes(bond.a) && agents.includes(bond.b)).map((bond) => ({ source: bond.a, target: bond.b, affinity: bond.affinity }));
  const simulation = forceSimulation(nodes)
    .force('charge', forceManyBody().strength(-900))
    .force(
      'link',
      forceLink<Place, (typeof links)[number]>(links)
        .id((node) => node.key)
        .distance((link) => 110 + (1 - link.affinity) * 260)
        .strength((link) => 0.08 + Math.abs(link.affinity - 0.5) * 0.5),
    )
    .force('center', forceCenter(width / 2, height / 2))
    .force('flat', forceY(height / 2).strength(0.06))
    .force('collide', forceCollide(58))
    .stop();
  simulation.tick(300);
  return spread(nodes, width, height);
}

const margin = 64;

/** The same picture, as large as its frame lets it be. */
function spread(nodes: readonly Place[], width: number, height: number): Place[] {
  const [xs, ys] = [nodes.map((node) => node.x), nodes.map((node) => node.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(1, Math.max(...xs) - left), Math.max(1, Math.max(...ys) - top)];
  // Alike in both directions, so that near stays near; never more than twice as large.
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high, 2);
  return nodes.map(({ key, x, y }) => ({ key, x: width / 2 + (x - left - wide / 2) * scale, y: height / 2 + (y - top - high / 2) * scale }));
}

/** A word for an affinity between 0.10 and 0.95. */
export function warmth(affinity: number): string {
  if (affinity < 0.35) return 'at odds';
  if (affinity < 0.45) return 'wary';
  if (affinity <= 0.55) return 'neutral';
  if (affinity <= 0.7) return 'friendly';
  return 'close';
}

/** The affinity after each drift, ending with today's; the first is where the shown history begins. */
export function steps(bond: Relationship): number[] {
  const log = bond.log ?? [];
  const values = [bond.affinity];
  for (const entry of [...log].reverse()) values.unshift((values[0] ?? 0) - entry.drift);
  return values;
}
