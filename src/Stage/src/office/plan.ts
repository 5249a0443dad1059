import { glassRoom, world } from '../art/layout';
import { podSize } from '../art/furniture';
import type { Side } from '../art/figure';

export interface Point {
  x: number;
  y: number;
}

export type Facing = Side | 'left';

/** A place where someone can be: where the feet are, which way they look, and from where it is reached. */
export interface Spot extends Point {
  facing: Facing;
  /** The nearest place on free floor; who sits walks there first and then slides in. */
  from: Point;
  pose: 'desk' | 'meet' | 'drink' | 'sofa' | 'look' | 'play';
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** Where the blocks of desks stand: their upper left corner. */
export const pods: readonly Point[] = [
  { x: 122, y: 140 },
  { x: 226, y: 140 },
  { x: 178, y: 226 },
];

const behind = (pod: Point, column: number): Spot => {
  const x = pod.x + (column === 0 ? 20 : 64);
  return { x, y: pod.y + 11, facing: 'down', from: { x: x + (column === 0 ? -4 : 4), y: pod.y - 10 }, pose: 'desk' };
};
const before = (pod: Point, column: number): Spot => {
  const x = pod.x + (column === 0 ? 20 : 64);
  const y = pod.y + podSize.top + podSize.front + 13;
  return { x, y, facing: 'up', from: { x: x + (column === 0 ? -16 : 16), y: y + 4 }, pose: 'desk' };
};
const [a, b, c] = pods as [Point, Point, Point];

/** Twelve seats at desks, in the order in which they are given out, so that few agents fill the room well. */
export const desks: readonly Spot[] = [behind(a, 0), behind(b, 1), before(b, 0), before(a, 1), behind(a, 1), behind(b, 0), behind(c, 0), before(c, 1), before(a, 0), before(b, 1), behind(c, 1), before(c, 0)];

export const table: Box = { x: 356, y: 132, width: 112, height: 32 };
const tableXs = [372, 398, 424, 450];

/** Ten chairs around the table. */
export const chairs: readonly Spot[] = [
  ...tableXs.map((x): Spot => ({ x, y: table.y + 11, facing: 'down', from: { x, y: table.y - 12 }, pose: 'meet' })),
  ...tableXs.map((x): Spot => ({ x, y: table.y + table.height + 13, facing: 'up', from: { x, y: table.y + table.height + 20 }, pose: 'meet' })),
  { x: table.x - 11, y: table.y + 28, facing: 'right', from: { x: table.x - 14, y: table.y + 40 }, pose: 'meet' },
  { x: table.x + table.width + 11, y: table.y + 28, facing: 'left', from: { x: table.x + table.width + 14, y: table.y + 40 }, pose: 'meet' },
];

export const counterAt: Point = { x: 338, y: 208 };
export const vendingAt: Point = { x: 404, y: 210 };
export const sofaAt: Point = { x: 431, y: 218 };
export const lowTableAt: Point = { x: 446, y: 262 };
export const arcadeAt: Point = { x: 68, y: 196 };
export const racksAt: readonly Point[] = [{ x: 62, y: 58 }, { x: 79, y: 58 }, { x: 96, y: 58 }];
export const shelvesAt: readonly Point[] = [{ x: 14, y: 60 }];
export const beanbagsAt: readonly Point[] = [{ x: 64, y: 146 }, { x: 90, y: 164 }];
export const floorLampsAt: readonly Point[] = [{ x: 92, y: 124 }, { x: 500, y: 218 }];
export const tennisAt: Point = { x: 96, y: 242 };
export const kanbanAt: Point = { x: 276, y: 208 };
export const coolerAt: Point = { x: 311, y: 212 };
export const printerAt: Point = { x: 206, y: 84 };
export const boxesAt: readonly Point[] = [{ x: 508, y: 150 }, { x: 8, y: 200 }];
export const plantsAt: readonly (Point & { tall: boolean })[] = [
  { x: 306, y: 80, tall: true },
  { x: 476, y: 80, tall: true },
  { x: 148, y: 198, tall: false },
  { x: 308, y: 250, tall: true },
  { x: 520, y: 222, tall: false },
  { x: 60, y: 252, tall: true },
  { x: 26, y: 150, tall: false },
];

const standing = (x: number, y: number, facing: Facing, pose: Spot['pose']): Spot => ({ x, y, facing, from: { x, y }, pose });

/** Where a watercooler talk happens, and where one drinks alone. */
export const coffee: readonly Spot[] = [standing(350, 266, 'down', 'drink'), standing(374, 270, 'down', 'drink'), standing(398, 266, 'down', 'drink'), standing(418, 272, 'down', 'drink')];

/** The two ends of the table tennis. */
export const tennisEnds: readonly [Spot, Spot] = [standing(84, 262, 'right', 'play'), standing(166, 262, 'left', 'play')];

/** Where those go who have nothing to do. */
export const leisure: readonly Spot[] = [
  coffee[0]!,
  { x: 448, y: 248, facing: 'down', from: { x: 448, y: 257 }, pose: 'sofa' },
  standing(79, 248, 'up', 'play'),
  standing(164, 112, 'up', 'look'),
  { x: 478, y: 248, facing: 'down', from: { x: 478, y: 257 }, pose: 'sofa' },
  coffee[2]!,
  standing(262, 114, 'up', 'look'),
  { x: 76, y: 162, facing: 'down', from: { x: 84, y: 172 }, pose: 'sofa' },
  coffee[1]!,
  tennisEnds[0],
  { x: 463, y: 248, facing: 'down', from: { x: 463, y: 257 }, pose: 'sofa' },
  standing(288, 264, 'up', 'look'),
  { x: 102, y: 180, facing: 'down', from: { x: 102, y: 192 }, pose: 'sofa' },
  tennisEnds[1],
  standing(304, 264, 'right', 'drink'),
];

/** What one cannot walk through. */
export const obstacles: readonly Box[] = [
  { x: 0, y: 0, width: world.width, height: world.wallBase + 6 },
  { x: 0, y: 302, width: world.width, height: 20 },
  { x: 0, y: 0, width: 46, height: world.height },
  { x: 528, y: 0, width: 40, height: world.height },
  ...pods.map((pod) => ({ x: pod.x - 3, y: pod.y - 2, width: podSize.width + 6, height: podSize.top + podSize.front + 12 })),
  { x: table.x - 4, y: table.y - 3, width: table.width + 8, height: table.height + 12 },
  { x: glassRoom.left - 3, y: world.wallBase, width: 7, height: glassRoom.bottom - world.wallBase },
  { x: glassRoom.doorRight, y: glassRoom.bottom - 4, width: 180, height: 8 },
  { x: counterAt.x - 2, y: counterAt.y + 18, width: 66, height: 28 },
  { x: vendingAt.x - 2, y: vendingAt.y + 24, width: 28, height: 20 },
  { x: sofaAt.x - 2, y: sofaAt.y + 4, width: 68, height: 28 },
  { x: lowTableAt.x - 2, y: lowTableAt.y + 2, width: 38, height: 16 },
  { x: arcadeAt.x - 2, y: arcadeAt.y + 20, width: 26, height: 22 },
  ...beanbagsAt.map((at) => ({ x: at.x, y: at.y + 6, width: 24, height: 10 })),
  ...floorLampsAt.map((at) => ({ x: at.x + 2, y: at.y + 32, width: 10, height: 8 })),
  ...boxesAt.map((at) => ({ x: at.x, y: at.y + 16, width: 30, height: 14 })),
  { x: tennisAt.x - 2, y: tennisAt.y + 2, width: 64, height: 34 },
  { x: kanbanAt.x, y: kanbanAt.y + 30, width: 36, height: 10 },
  { x: coolerAt.x, y: coolerAt.y + 24, width: 14, height: 10 },
  { x: printerAt.x, y: printerAt.y + 20, width: 24, height: 10 },
  ...racksAt.map((at) => ({ x: at.x, y: at.y + 30, width: 18, height: 26 })),
  ...plantsAt.map((at) => ({ x: at.x + 4, y: at.y + 24, width: 12, height: 10 })),
];
