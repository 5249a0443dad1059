import { line, metal, neon, paper, wall } from './colours';
import { darker, hex, lighter, mix, type Pixels } from './pixels';
import { board, extent, windows, world } from './layout';

const { left, top, width } = extent;
const right = left + width;

/** The back wall with what hangs on it, and holes where the windows are. */
export function drawWalls(p: Pixels) {
  plaster(p);
  for (const hole of windows) frame(p, hole);
  boardFrame(p);
  poster(p, 318, 46);
  calendar(p, 505, 50);
  stringLights(p);
  // A sign above the machines.
  p.rect(64, 40, 48, 10, line).rect(65, 41, 46, 8, hex('#0d1030'));
}

function plaster(p: Pixels) {
  for (let y = top; y < world.wallBase; y++) p.rect(left, y, width, 1, y < 32 ? wall.dark : mix(wall.dark, wall.base, Math.min(1, (y - 32) / 40)));
  for (let x = left; x < right; x += 28) p.rect(x, 32, 1, 60, darker(wall.base, 0.18)).rect(x + 1, 32, 1, 60, hex('#2c3266', 90));
  p.rect(left, top, width, 30 - top, hex('#0e1028')).rect(left, 30, width, 2, line).rect(left, 32, width, 1, wall.trim);
  for (let x = left + 12; x < right; x += 70) p.rect(x, top, 6, 30 - top, hex('#161a3c')).rect(x, top, 1, 30 - top, hex('#232858'));
  // Pipes below the ceiling.
  p.rect(left, 34, width, 2, hex('#151838')).rect(left, 34, width, 1, hex('#2a2f5c'));
  for (let x = 20; x < right; x += 56) p.rect(x, 33, 3, 4, metal.dark);
  // Skirting with a strip of light.
  p.rect(left, 88, width, 8, hex('#141636')).rect(left, 88, width, 1, wall.trim).rect(left, 92, width, 1, darker(neon.cyan, 0.55)).rect(left, 93, width, 1, neon.cyan).rect(left, 95, width, 1, line);
  for (let x = left + 9; x < right; x += 34) p.rect(x, 90, 3, 2, hex('#0d0f28')).set(x + 1, 90, metal.base);
}

function frame(p: Pixels, hole: { x: number; y: number; width: number; height: number }) {
  p.rect(hole.x - 3, hole.y - 3, hole.width + 6, hole.height + 7, line).rect(hole.x - 2, hole.y - 2, hole.width + 4, hole.height + 4, metal.dark).rect(hole.x - 2, hole.y - 2, hole.width + 4, 1, metal.base);
  p.rect(hole.x - 3, hole.y + hole.height + 2, hole.width + 6, 3, metal.base).rect(hole.x - 3, hole.y + hole.height + 2, hole.width + 6, 1, metal.light).rect(hole.x - 3, hole.y + hole.height + 5, hole.width + 6, 1, line);
  for (let y = hole.y; y < hole.y + hole.height; y++) for (let x = hole.x; x < hole.x + hole.width; x++) p.clear(x, y);
  const panes = Math.max(1, Math.round(hole.width / 42));
  for (let i = 1; i < panes; i++) {
    const x = hole.x + Math.round((hole.width * i) / panes) - 1;
    p.rect(x, hole.y, 2, hole.height, metal.dark).rect(x, hole.y, 1, hole.height, metal.base);
  }
  // The pane catches a little of the room.
  for (let i = 0; i < panes; i++) for (let y = 3; y < hole.height - 8; y++) p.set(hole.x + Math.round((hole.width * i) / panes) + 16 - Math.floor(y / 3), hole.y + y, hex('#dff2ff', 46)).set(hole.x + Math.round((hole.width * i) / panes) + 19 - Math.floor(y / 3), hole.y + y, hex('#dff2ff', 24));
  // Small things on the sill.
  const sill = hole.y + hole.height + 2;
  for (let i = 0; i < panes; i++) sillThing(p, hole.x + 12 + Math.round((hole.width * i) / panes) + ((i * 13) % 9), sill, i + hole.x);
}

function sillThing(p: Pixels, x: number, base: number, kind: number) {
  if (kind % 3 === 0) p.rect(x, base - 4, 5, 4, hex('#b4603f')).rect(x, base - 4, 5, 1, hex('#d98a62')).rows(x - 1, base - 9, ['..l..l.', '.lbl.b.', 'l.blb.l', '.lbbbl.', '..bbb..'], { l: hex('#7fe08a'), b: hex('#3fae68') });
  else if (kind % 3 === 1) p.rect(x, base - 6, 2, 6, neon.pink).rect(x + 2, base - 7, 3, 7, neon.cyan).rect(x + 5, base - 5, 2, 5, neon.amber).rect(x + 3, base - 5, 1, 3, paper);
}

function boardFrame(p: Pixels) {
  const { x, y, width: w, height: h } = board;
  p.rect(x - 2, y - 2, w + 4, h + 4, line).rect(x - 1, y - 1, w + 2, h + 2, metal.light).rect(x, y, w, h, paper);
  p.rect(x + 30, y + h + 1, 40, 2, metal.base).rect(x + 30, y + h + 3, 40, 1, line);
  [neon.red, neon.cyan, neon.green].forEach((pen, i) => p.rect(x + 35 + i * 8, y + h, 5, 1, pen));
}

/** A sun going down behind a grid, as every office of this kind has it. */
function poster(p: Pixels, x: number, y: number) {
  p.rect(x - 1, y - 1, 16, 25, line).rect(x, y, 14, 23, hex('#221047'));
  for (let dy = -5; dy <= 5; dy++) for (let dx = -5; dx <= 5; dx++) if (dx * dx + dy * dy <= 26 && !(dy > 0 && dy % 2 === 0)) p.set(x + 7 + dx, y + 8 + dy, mix(neon.amber, neon.pink, (dy + 5) / 10));
  p.rect(x, y + 14, 14, 9, hex('#170a36'));
  for (let row = 0; row < 4; row++) p.rect(x, y + 14 + row * 2 + (row > 1 ? 1 : 0), 14, 1, hex('#5ce1e6', 120));
  for (const dx of [1, 4, 7, 10, 13]) for (let dy = 14; dy < 23; dy++) p.set(x + 7 + Math.round((dx - 7) * (0.6 + (dy - 14) * 0.07)), y + dy, hex('#5ce1e6', 120));
}

function calendar(p: Pixels, x: number, y: number) {
  p.rect(x - 3, y - 1, 9, 24, line).rect(x - 2, y, 7, 4, neon.red).rect(x - 2, y + 4, 7, 18, paper);
  for (let i = 0; i < 12; i++) p.set(x - 1 + (i % 3) * 2, y + 6 + Math.floor(i / 3) * 4, i === 7 ? neon.red : hex('#8a92b8'));
}

function stringLights(p: Pixels) {
  const bulbs = [neon.amber, neon.pink, neon.cyan, neon.green, neon.violet];
  for (let x = left; x < right; x++) {
    const sag = 37 + Math.round(Math.abs(Math.sin((x * Math.PI) / 46)) * 3);
    p.set(x, sag - 1, hex('#0b0c22'));
    if ((((x % 8) + 8) % 8) === 4) p.rect(x, sag, 2, 2, lighter(bulbs[Math.abs(Math.floor(x / 8)) % bulbs.length] ?? neon.amber, 0.3)).set(x, sag - 1, line);
  }
}

