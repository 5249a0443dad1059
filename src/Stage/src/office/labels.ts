/** A rectangle in the pixels of the page, from the office's upper left corner. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A figure as its labels see it: the middle, the top of the head, the feet. */
export interface Body {
  x: number;
  head: number;
  feet: number;
  /** Half of what the head takes to each side. */
  half: number;
}

export interface Balloon {
  agent: string;
  body: Body;
  width: number;
  height: number;
  said: boolean;
}

export interface Placed extends Rect {
  /** Which of the tried places it is; keeping it keeps the bubble still. */
  slot: number;
  /** Where the tail leaves the bubble, from its left edge. */
  tail: number;
  /** How far the tail has to reach, and whether down to a head or up to feet. */
  stem: number;
  below: boolean;
}

const margin = 6;
const gap = 4;
/** A bubble stays where it is unless another place is better by this much. */
const inertia = 60;
const lefts = [0.5, 0.24, 0.76, 0.1, 0.9];
const lifts = [0, 1, 2];

export const overlap = (a: Rect, b: Rect, by = 0) => Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left) + by) * Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) + by);

const faceOf = ({ x, head, half }: Body): Rect => ({ left: x - half, top: head, width: half * 2, height: half * 2.2 });

function tryOut(balloon: Balloon, slot: number, box: { width: number; height: number }): Placed {
  const { body, width, height } = balloon;
  const across = lefts[slot % lefts.length] ?? 0.5;
  const row = Math.floor(slot / lefts.length);
  const below = row === lifts.length;
  const wanted = below ? body.feet + gap + 2 : body.head - height - gap - (lifts[row] ?? 0) * (height + gap * 2);
  const left = Math.max(margin, Math.min(box.width - width - margin, body.x - width * across));
  const top = Math.max(margin, Math.min(box.height - height - margin, wanted));
  const stem = Math.max(0, below ? top - body.feet : body.head - top - height);
  return { left, top, width, height, slot, below, stem, tail: Math.max(10, Math.min(width - 10, body.x - left)) };
}

/**
 * Finds a place for every bubble, so that none covers another and none leaves the box; faces are covered only where there is no other way. What is said comes
 * before what is thought. Who finds no place gets none.
 */
export function placeBubbles(balloons: readonly Balloon[], bodies: readonly Body[], box: { width: number; height: number }, keep: readonly Rect[] = [], before: ReadonlyMap<string, Placed> = new Map()): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  const faces = bodies.map(faceOf);
  // Those who already have a place come first, so that a newcomer does not push them about.
  const order = [...balloons].sort((a, b) => Number(b.said) - Number(a.said) || Number(before.has(b.agent)) - Number(before.has(a.agent)));
  for (const balloon of order) {
    let best: Placed | null = null;
    let least = Infinity;
    for (let slot = 0; slot < lefts.length * (lifts.length + 1); slot++) {
      const one = tryOut(balloon, slot, box);
      let clash = false;
      for (const other of placed.values()) clash ||= overlap(one, other, gap) > 0;
      if (clash) continue;
      let cost = Math.abs(one.left + one.width / 2 - balloon.body.x) * 0.5 + one.stem * 2 + (one.below ? 30 : 0) + (before.get(balloon.agent)?.slot === slot ? 0 : inertia);
      for (const face of faces) cost += overlap(one, face) * 0.6;
      for (const other of keep) cost += overlap(one, other) * 0.05;
      if (cost < least) [best, least] = [one, cost];
    }
    if (best) placed.set(balloon.agent, best);
  }
  return placed;
}

export interface Name {
  agent: string;
  body: Body;
  width: number;
  height: number;
  /** Who sits with the back to us has a screen before the head, so the name goes below. */
  below: boolean;
}

/** Finds a place for every name beside its figure, clear of other names and of bubbles; who finds none goes unnamed for a while. */
export function placeNames(names: readonly Name[], taken: Iterable<Rect>, box: { width: number; height: number }): Map<string, Rect> {
  const placed = new Map<string, Rect>();
  const bubbles = [...taken];
  for (const { agent, body, width, height, below } of names) {
    const above = body.head - height;
    const beneath = body.feet + 1;
    const rows = below ? [beneath, above] : [above, beneath, above - height];
    const places = rows.flatMap((top) => [0.5, 0.15, 0.85].map((across): Rect => ({ left: Math.max(1, Math.min(box.width - width - 1, body.x - width * across)), top, width, height })));
    const free = places.find((one) => one.top >= 0 && one.top + height <= box.height && !bubbles.some((other) => overlap(one, other) > 0) && ![...placed.values()].some((other) => overlap(one, other) > 0));
    if (free) placed.set(agent, free);
  }
  return placed;
}
