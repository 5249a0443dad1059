import { floor, line, metal, neon, paper, wall, wood } from './colours';
import { textWidth, write } from './font';
import { darker, hex, lighter, mix, Pixels } from './pixels';

export const world = { width: 560, height: 320, wallBase: 96 };

/** The windows, as holes through which the city is seen. */
export const windows = [
  { x: 0, y: 42, width: 50, height: 40 },
  { x: 120, y: 42, width: 88, height: 40 },
  { x: 290, y: 42, width: 30, height: 40 },
  { x: 338, y: 42, width: 162, height: 40 },
  { x: 514, y: 42, width: 46, height: 40 },
] as const;

export const board = { x: 216, y: 42, width: 66, height: 42 };
export const glassRoom = { left: 328, bottom: 208, doorLeft: 334, doorRight: 362, height: 30 };

function floors(p: Pixels) {
  const { width, height, wallBase } = world;
  for (let y = wallBase; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const seam = x % 16 === 0 || (y - wallBase) % 16 === 0;
      const odd = (Math.floor(x / 16) + Math.floor((y - wallBase) / 16)) % 2 === 1;
      p.set(x, y, seam ? floor.seam : odd ? floor.other : floor.base);
    }
  }
  // The meeting room stands on planks.
  for (let y = wallBase; y < glassRoom.bottom; y++) {
    const row = Math.floor((y - wallBase) / 8);
    for (let x = glassRoom.left; x < width; x++) p.set(x, y, (y - wallBase) % 8 === 0 || (x + row * 23) % 46 === 0 ? wood.plankSeam : row % 3 === 1 ? lighter(wood.planks, 0.04) : wood.planks);
  }
  // Coffee on light tiles.
  for (let y = glassRoom.bottom; y < height; y++) {
    for (let x = glassRoom.left; x < 430; x++) {
      const odd = (Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 1;
      p.set(x, y, odd ? hex('#4a4a7e') : hex('#565690'));
    }
  }
  // A rug in the lounge.
  rug(p, 430, 240, 72, 56, hex('#5c2f6e'), hex('#7d4490'), neon.amber);
  // Carpet under the desks.
  rug(p, 112, 112, 208, 84, hex('#2a3c6e'), hex('#31467c'), hex('#3f5a98'));
  rug(p, 170, 204, 100, 78, hex('#2a3c6e'), hex('#31467c'), hex('#3f5a98'));
  // The wall throws a shadow.
  for (let y = 0; y < 9; y++) p.rect(0, wallBase + y, width, 1, hex('#080a1c', 120 - y * 13));
}

function rug(p: Pixels, x: number, y: number, width: number, height: number, a: number, b: number, edge: number) {
  p.rect(x, y, width, height, a);
  for (let dy = 3; dy < height - 3; dy++) for (let dx = 3; dx < width - 3; dx++) if ((dx + dy) % 4 === 0 && (dx - dy) % 4 === 0) p.set(x + dx, y + dy, b);
  p.frame(x, y, width, height, line).frame(x + 1, y + 1, width - 2, height - 2, edge);
}

function walls(p: Pixels) {
  const { width, wallBase } = world;
  for (let y = 0; y < wallBase; y++) p.rect(0, y, width, 1, y < 32 ? wall.dark : mix(wall.dark, wall.base, Math.min(1, (y - 32) / 40)));
  for (let x = 0; x < width; x += 28) p.rect(x, 32, 1, 60, darker(wall.base, 0.18)).rect(x + 1, 32, 1, 60, hex('#2c3266', 90));
  p.rect(0, 0, width, 30, hex('#0e1028')).rect(0, 30, width, 2, line).rect(0, 32, width, 1, wall.trim);
  // Pipes and cables below the ceiling.
  p.rect(0, 34, width, 2, hex('#151838')).rect(0, 34, width, 1, hex('#2a2f5c'));
  for (let x = 20; x < width; x += 56) p.rect(x, 33, 3, 4, metal.dark);
  // Skirting with a strip of light.
  p.rect(0, 88, width, 8, hex('#141636')).rect(0, 88, width, 1, wall.trim).rect(0, 93, width, 1, darker(neon.cyan, 0.35)).rect(0, 95, width, 1, line);
  for (const hole of windows) {
    p.rect(hole.x - 3, hole.y - 3, hole.width + 6, hole.height + 7, line).rect(hole.x - 2, hole.y - 2, hole.width + 4, hole.height + 4, metal.dark).rect(hole.x - 2, hole.y - 2, hole.width + 4, 1, metal.base);
    p.rect(hole.x - 3, hole.y + hole.height + 2, hole.width + 6, 3, metal.base).rect(hole.x - 3, hole.y + hole.height + 2, hole.width + 6, 1, metal.light).rect(hole.x - 3, hole.y + hole.height + 5, hole.width + 6, 1, line);
    for (let y = hole.y; y < hole.y + hole.height; y++) for (let x = hole.x; x < hole.x + hole.width; x++) p.clear(x, y);
    const panes = Math.max(1, Math.round(hole.width / 42));
    for (let i = 1; i < panes; i++) p.rect(hole.x + Math.round((hole.width * i) / panes) - 1, hole.y, 2, hole.height, metal.dark).rect(hole.x + Math.round((hole.width * i) / panes) - 1, hole.y, 1, hole.height, metal.base);
  }
  // The whiteboard's frame; its figures are live.
  p.rect(board.x - 2, board.y - 2, board.width + 4, board.height + 4, line).rect(board.x - 1, board.y - 1, board.width + 2, board.height + 2, metal.light).rect(board.x, board.y, board.width, board.height, paper);
  p.rect(board.x + 8, board.y + board.height + 1, 30, 2, metal.base).rect(board.x + 12, board.y + board.height, 5, 1, neon.red).rect(board.x + 20, board.y + board.height, 5, 1, neon.cyan);
  // A sign above the machines.
  p.rect(64, 40, 48, 10, line).rect(65, 41, 46, 8, hex('#0d1030'));
}

/** Everything that never moves: walls with holes for windows, and floors. */
export function drawRoom(): Pixels {
  const p = new Pixels(world.width, world.height);
  walls(p);
  floors(p);
  return p;
}

/** The left and front panes of the meeting room, to stand before what is inside. */
export function glassPane(width: number, height: number): Pixels {
  const p = new Pixels(width, height);
  p.rect(0, 0, width, height, hex('#7fd6ff', 26)).rect(0, 0, width, 2, hex('#9fe8ff', 210)).rect(0, height - 3, width, 3, metal.dark).rect(0, height - 3, width, 1, metal.light);
  for (let x = 14; x < width; x += 52) for (let y = 3; y < height - 4; y++) p.set(x - Math.floor(y / 2), y, hex('#d8f6ff', 80)).set(x + 1 - Math.floor(y / 2), y, hex('#d8f6ff', 60)).set(x + 6 - Math.floor(y / 2), y, hex('#d8f6ff', 40));
  for (let x = 0; x < width; x += 46) p.rect(x, 0, 2, height, metal.dark).rect(x, 0, 1, height, metal.light);
  return p.rect(width - 2, 0, 2, height, metal.dark);
}

export function glassSide(length: number): Pixels {
  const p = new Pixels(4, length);
  return p.rect(0, 0, 4, length, line).rect(1, 0, 2, length, hex('#9fe8ff', 220)).rect(1, 0, 1, length, hex('#dff7ff', 255));
}

/** The live board: a title and rows of a word and a figure. */
export function drawBoard(rows: readonly { label: string; value: string; colour: number }[]): Pixels {
  const p = new Pixels(board.width, board.height);
  p.rect(0, 0, board.width, board.height, paper).rect(0, board.height - 1, board.width, 1, hex('#c4cae8'));
  write(p, 4, 3, 'TODAY', hex('#3a4180'));
  p.rect(4, 9, 58, 1, neon.pink);
  rows.slice(0, 4).forEach(({ label, value, colour }, index) => {
    const y = 12 + index * 7;
    write(p, 4, y, label, hex('#5a628e'));
    write(p, board.width - 4 - textWidth(value), y, value, colour);
  });
  return p;
}

/** A neon sign: bright tubes on a dark plate, in a soft halo of their own colour. */
export function drawNeon(text: string, colour: number, size: number, lit: boolean): Pixels {
  const margin = 4 * size;
  const p = new Pixels(textWidth(text, size) + margin * 2, 5 * size + margin * 2 - size);
  const plate = hex('#0a0b22', size > 1 ? 225 : 255);
  p.rect(size, size - 1, p.width - size * 2, p.height - size * 2 + 2, plate);
  if (size > 1) p.frame(size, size - 1, p.width - size * 2, p.height - size * 2 + 2, mix(colour, hex('#0a0b22'), lit ? 0.55 : 0.8));
  const top = Math.floor((p.height - 5 * size) / 2);
  if (!lit) return write(p, margin, top, text, mix(colour, hex('#0a0b22'), 0.7), size);
  const tubes = write(new Pixels(p.width, p.height), margin, top, text, colour, size);
  for (let y = 0; y < p.height; y++) {
    for (let x = 0; x < p.width; x++) {
      const near = tubes.get(x - 1, y) > 0 || tubes.get(x + 1, y) > 0 || tubes.get(x, y - 1) > 0 || tubes.get(x, y + 1) > 0;
      if (near && tubes.get(x, y) === 0) p.set(x, y, mix(colour, plate, 0.62) - (mix(colour, plate, 0.62) % 256) + 255);
    }
  }
  return write(p, margin, top, text, size > 1 ? lighter(colour, 0.45) : lighter(colour, 0.25), size);
}
