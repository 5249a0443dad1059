import { floor, line, neon, wood } from './colours';
import { hex, lighter, mix, type Pixels } from './pixels';
import { extent, glassRoom, world } from './layout';

const right = extent.left + extent.width;
const bottom = extent.top + extent.height;

/** Each zone stands on a ground of its own: dark tiles, planks behind the glass, light tiles at the coffee, rugs. */
export function drawFloors(p: Pixels) {
  tiles(p);
  planks(p);
  coffeeTiles(p);
  rug(p, 366, 120, 92, 74, hex('#1f4a5c'), hex('#27607a'), hex('#3f8ea6'));
  rug(p, 424, 238, 92, 66, hex('#5c2f6e'), hex('#7d4490'), neon.amber);
  rug(p, 112, 112, 208, 84, hex('#2a3c6e'), hex('#31467c'), hex('#3f5a98'));
  rug(p, 170, 204, 100, 84, hex('#2a3c6e'), hex('#31467c'), hex('#3f5a98'));
  round(p, 86, 168, 21, hex('#6a2f5e'), hex('#8f4a7c'));
  stripes(p);
  // The wall throws a shadow.
  for (let y = 0; y < 9; y++) p.rect(extent.left, world.wallBase + y, extent.width, 1, hex('#080a1c', 120 - y * 13));
}

function tiles(p: Pixels) {
  for (let y = world.wallBase; y < bottom; y++) {
    for (let x = extent.left; x < right; x++) {
      const [column, row] = [Math.floor((x + 64) / 16), Math.floor((y - world.wallBase) / 16)];
      const seam = (x + 64) % 16 === 0 || (y - world.wallBase) % 16 === 0;
      const shine = (x + 64) % 16 === 1 || (y - world.wallBase) % 16 === 1;
      const ground = (column + row) % 2 === 1 ? floor.other : floor.base;
      // Some tiles are worn, always the same ones.
      const worn = (column * 31 + row * 17) % 11 === 0 ? mix(ground, floor.seam, 0.35) : ground;
      p.set(x, y, seam ? floor.seam : shine ? lighter(worn, 0.06) : worn);
    }
  }
}

function planks(p: Pixels) {
  for (let y = world.wallBase; y < glassRoom.bottom; y++) {
    const row = Math.floor((y - world.wallBase) / 8);
    for (let x = glassRoom.left; x < right; x++) {
      const seam = (y - world.wallBase) % 8 === 0 || (x + row * 23) % 46 === 0;
      const tone = lighter(wood.planks, ((row * 7 + Math.floor((x + row * 23) / 46) * 3) % 4) * 0.025);
      p.set(x, y, seam ? wood.plankSeam : (x * 3 + y * 7 + row * 11) % 29 === 0 ? mix(tone, wood.plankSeam, 0.4) : tone);
    }
  }
}

function coffeeTiles(p: Pixels) {
  for (let y = glassRoom.bottom; y < bottom; y++) {
    for (let x = glassRoom.left; x < 424; x++) {
      const odd = (Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 1;
      p.set(x, y, odd ? hex('#4a4a7e') : hex('#5c5c98'));
    }
  }
  p.rect(glassRoom.left - 1, glassRoom.bottom, 1, bottom - glassRoom.bottom, hex('#8a86c8'));
}

/** A marked way from the machines to the desks, and hazard paint before the racks. */
function stripes(p: Pixels) {
  for (let x = 58; x < 116; x++) for (let y = 0; y < 3; y++) p.set(x, 117 + y, (x + y) % 8 < 4 ? hex('#c9a24a', 190) : hex('#1b1a34', 190));
  // Cables run from the racks to the desks.
  for (let x = 100; x < 122; x++) p.set(x, 124 + Math.round(Math.sin(x / 5) * 1.4), hex('#15162f')).set(x, 126 + Math.round(Math.sin(x / 4 + 1) * 1.4), hex('#5a2a5e'));
  for (let y = 110; y < 127; y++) p.set(99 + Math.round(Math.sin(y / 4)), y, hex('#15162f')).set(96 + Math.round(Math.sin(y / 5 + 2)), y, hex('#5a2a5e'));
}

function rug(p: Pixels, x: number, y: number, width: number, height: number, a: number, b: number, edge: number) {
  p.rect(x, y, width, height, a);
  for (let dy = 3; dy < height - 3; dy++) for (let dx = 3; dx < width - 3; dx++) if ((dx + dy) % 4 === 0 && (dx - dy) % 4 === 0) p.set(x + dx, y + dy, b);
  p.frame(x, y, width, height, line).frame(x + 1, y + 1, width - 2, height - 2, edge).frame(x + 3, y + 3, width - 6, height - 6, mix(edge, a, 0.6));
  for (let dy = 2; dy < height - 2; dy += 3) p.set(x - 1, y + dy, edge).set(x + width, y + dy, edge);
}

function round(p: Pixels, cx: number, cy: number, r: number, a: number, b: number) {
  for (let y = -r; y <= r; y++) {
    for (let x = -r; x <= r; x++) {
      const far = Math.hypot(x, y * 1.35);
      if (far <= r) p.set(cx + x, cy + y, far > r - 1 ? line : far > r - 3 || (far > r - 8 && far < r - 6) ? b : a);
    }
  }
}
