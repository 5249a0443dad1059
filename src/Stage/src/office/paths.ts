import type { Box, Point } from './plan';

export const cell = 8;

/** Which cells of the floor are free to walk on. */
export class Floor {
  readonly columns: number;
  readonly rows: number;
  private readonly blocked: Uint8Array;

  constructor(width: number, height: number, obstacles: readonly Box[]) {
    this.columns = Math.ceil(width / cell);
    this.rows = Math.ceil(height / cell);
    this.blocked = new Uint8Array(this.columns * this.rows);
    for (const box of obstacles) {
      for (let row = Math.max(0, Math.floor(box.y / cell)); row < Math.min(this.rows, Math.ceil((box.y + box.height) / cell)); row++) {
        for (let column = Math.max(0, Math.floor(box.x / cell)); column < Math.min(this.columns, Math.ceil((box.x + box.width) / cell)); column++) {
          // A cell counts as blocked when its middle is covered.
          const [mx, my] = [(column + 0.5) * cell, (row + 0.5) * cell];
          if (mx >= box.x && mx <= box.x + box.width && my >= box.y && my <= box.y + box.height) this.blocked[row * this.columns + column] = 1;
        }
      }
    }
  }

  free(column: number, row: number): boolean {
    return column >= 0 && row >= 0 && column < this.columns && row < this.rows && this.blocked[row * this.columns + column] === 0;
  }

  /** The free cell nearest to a point. */
  nearest({ x, y }: Point): number {
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    for (let ring = 0; ring < Math.max(this.columns, this.rows); ring++) {
      let best = -1;
      let distance = Infinity;
      for (let dy = -ring; dy <= ring; dy++) {
        for (let dx = -ring; dx <= ring; dx++) {
          if (Math.max(Math.abs(dx), Math.abs(dy)) !== ring || !this.free(column + dx, row + dy)) continue;
          const far = Math.hypot((column + dx + 0.5) * cell - x, (row + dy + 0.5) * cell - y);
          if (far < distance) [best, distance] = [(row + dy) * this.columns + column + dx, far];
        }
      }
      if (best >= 0) return best;
    }
    return 0;
  }
}

const around = [
  [1, 0, 1],
  [-1, 0, 1],
  [0, 1, 1],
  [0, -1, 1],
  [1, 1, Math.SQRT2],
  [1, -1, Math.SQRT2],
  [-1, 1, Math.SQRT2],
  [-1, -1, Math.SQRT2],
] as const;

/** The shortest way over free floor, corner points only, ending exactly at the goal. Empty when there is none. */
export function findPath(floor: Floor, from: Point, to: Point): Point[] {
  const start = floor.nearest(from);
  const goal = floor.nearest(to);
  const { columns } = floor;
  const guess = (at: number) => Math.hypot((at % columns) - (goal % columns), Math.floor(at / columns) - Math.floor(goal / columns));
  const cost = new Map([[start, 0]]);
  const came = new Map<number, number>();
  const open = [{ at: start, rank: guess(start) }];
  while (open.length > 0) {
    let least = 0;
    for (let i = 1; i < open.length; i++) if ((open[i]?.rank ?? Infinity) < (open[least]?.rank ?? Infinity)) least = i;
    const at = open.splice(least, 1)[0]?.at ?? goal;
    if (at === goal) return [...straighten(trace(came, at, columns)), to];
    const [column, row] = [at % columns, Math.floor(at / columns)];
    for (const [dx, dy, price] of around) {
      if (!floor.free(column + dx, row + dy)) continue;
      // No squeezing through between two corners.
      if (dx !== 0 && dy !== 0 && !(floor.free(column + dx, row) && floor.free(column, row + dy))) continue;
      const next = (row + dy) * columns + column + dx;
      const total = (cost.get(at) ?? 0) + price;
      if (total >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, total);
      came.set(next, at);
      open.push({ at: next, rank: total + guess(next) });
    }
  }
  return [];
}

function trace(came: ReadonlyMap<number, number>, end: number, columns: number): Point[] {
  const points: Point[] = [];
  for (let at: number | undefined = end; at !== undefined; at = came.get(at)) points.unshift({ x: ((at % columns) + 0.5) * cell, y: (Math.floor(at / columns) + 0.5) * cell });
  return points;
}

/** Drops the points in the middle of straight stretches. */
function straighten(points: readonly Point[]): Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return true;
    return Math.sign(point.x - before.x) !== Math.sign(after.x - point.x) || Math.sign(point.y - before.y) !== Math.sign(after.y - point.y);
  });
}
