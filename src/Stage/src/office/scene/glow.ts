import { Sprite } from 'pixi.js';
import { hex, Pixels } from '../../art/pixels';
import type { Textures } from './textures';

/** A soft round light in steps, white; tint gives it its colour. */
function drawGlow(size: number): Pixels {
  const p = new Pixels(size, size);
  const r = size / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const far = Math.hypot(x + 0.5 - r, y + 0.5 - r) / r;
      if (far >= 1) continue;
      const step = Math.ceil((1 - far) * 10) / 10;
      p.set(x, y, hex('#ffffff', Math.round(step * step * 200)));
    }
  }
  return p;
}

/** A light that adds itself to what it falls on. */
export function glow(textures: Textures, x: number, y: number, size: number, colour: number, alpha: number): Sprite {
  const sprite = new Sprite(textures.get(`glow${size}`, () => drawGlow(size)));
  sprite.anchor.set(0.5);
  sprite.position.set(x, y);
  sprite.tint = colour;
  sprite.alpha = alpha;
  sprite.blendMode = 'add';
  return sprite;
}

/** A colour with alpha as the three-part number that tints are. */
export const tintOf = (colour: number) => Math.floor(colour / 256) % 0x1000000;
