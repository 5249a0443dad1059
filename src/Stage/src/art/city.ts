import { darker, hex, mix, Pixels, type Colour } from './pixels';
import type { Sky } from '../live/clock';

export const cityHeight = 44;

interface Light {
  top: Colour;
  low: Colour;
  far: Colour;
  near: Colour;
  lamp: Colour;
  /** How many windows are lit, of a hundred. */
  lit: number;
}

const lights: Record<Sky, Light> = {
  night: { top: hex('#0b0f38'), low: hex('#6a2f8e'), far: hex('#2a2462'), near: hex('#0f1034'), lamp: hex('#ffd98a'), lit: 34 },
  dawn: { top: hex('#3a3f86'), low: hex('#ffb49a'), far: hex('#6a5a9a'), near: hex('#3a3668'), lamp: hex('#ffe2a8'), lit: 16 },
  day: { top: hex('#5fa8e8'), low: hex('#c9ecff'), far: hex('#8fb2dc'), near: hex('#5a78b4'), lamp: hex('#eaf6ff'), lit: 10 },
  dusk: { top: hex('#3b2a78'), low: hex('#ff8a6a'), far: hex('#6a3a7e'), near: hex('#2c1e50'), lamp: hex('#ffcf7a'), lit: 26 },
};

/** A number from 0 to 99 that is always the same for the same place. */
const dice = (a: number, b: number) => (Math.imul(a + 17, 374761393) ^ Math.imul(b + 5, 668265263)) >>> 25;

/** The city behind the windows at one time of day: sky, towers far and near, lamps in them. */
export function drawCity(sky: Sky, width: number): Pixels {
  const light = lights[sky];
  const p = new Pixels(width, cityHeight);
  for (let y = 0; y < cityHeight; y++) {
    // In steps, as pixels like it, with a dithered seam.
    const step = Math.floor((y / cityHeight) * 9);
    for (let x = 0; x < width; x++) p.set(x, y, mix(light.top, light.low, Math.min(1, (step + ((x + y) % 2 === 0 && y % 5 === 4 ? 1 : 0)) / 8)));
  }
  if (sky === 'night') for (let i = 0; i < 60; i++) p.set((i * 97) % width, (i * 31) % 20, hex('#dfe6ff', 110 + dice(i, 3)));
  if (sky === 'night') disc(p, 190, 10, 5, hex('#f4ecff'), hex('#cfc4f2'));
  if (sky === 'dusk' || sky === 'dawn') disc(p, sky === 'dusk' ? 168 : 430, 25, 8, hex('#ffe0a0'), hex('#ffb070'));
  if (sky === 'day') for (const [x, y] of [[140, 8], [180, 14], [360, 7], [410, 13], [470, 9], [300, 10]] as const) p.rect(x, y, 18, 3, hex('#ffffff', 200)).rect(x + 4, y - 2, 9, 2, hex('#ffffff', 200));
  towers(p, light.far, light, 10, 20, 13, 1);
  towers(p, light.near, light, 6, 22, 20, 2);
  return p;
}

function disc(p: Pixels, cx: number, cy: number, r: number, colour: Colour, edge: Colour) {
  for (let y = -r; y <= r; y++) for (let x = -r; x <= r; x++) if (x * x + y * y <= r * r) p.set(cx + x, cy + y, x + y > r * 0.6 ? edge : colour);
}

function towers(p: Pixels, colour: Colour, light: Light, least: number, vary: number, step: number, salt: number) {
  for (let x = -4, i = 0; x < p.width; i++) {
    const width = step - 6 + (dice(i, salt) % 12);
    const height = least + (dice(i, salt + 7) % vary);
    const top = cityHeight - height;
    p.rect(x, top, width, height, colour).rect(x, top, 1, height, mix(colour, hex('#ffffff'), 0.1)).rect(x, top, width, 1, mix(colour, hex('#ffffff'), 0.16));
    if (dice(i, salt + 11) % 3 === 0) p.rect(x + Math.floor(width / 2), top - 4, 1, 4, colour).set(x + Math.floor(width / 2), top - 5, hex('#ff5d6e'));
    for (let wy = top + 3; wy < cityHeight - 1; wy += 3) {
      for (let wx = x + 2; wx < x + width - 2; wx += 3) if (dice(wx * 3 + salt, wy) < light.lit * 1.28) p.set(wx, wy, mix(light.lamp, colour, dice(wx, wy + salt) / 220)).set(wx + 1, wy, mix(light.lamp, colour, 0.3));
    }
    // Some carry a sign.
    if (salt === 2 && dice(i, 23) % 4 === 0 && height > 14) {
      const sign = dice(i, 29) % 2 === 0 ? hex('#ff5da2') : hex('#5ce1e6');
      p.rect(x + 3, top + 4, 3, 9, light.lit > 20 ? sign : darker(sign, 0.25));
      for (let y = 0; y < 4; y++) p.set(x + 4, top + 5 + y * 2, hex('#ffffff', 180));
    }
    x += width + (dice(i, salt + 13) % 4) - 1;
  }
}
