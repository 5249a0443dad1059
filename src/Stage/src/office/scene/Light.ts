import { Container, Graphics, RenderTexture, Sprite, type Renderer } from 'pixi.js';
import { extent, windows } from '../../art/layout';
import type { Sky } from '../../live/clock';
import { glow } from './glow';
import type { Textures } from './textures';

const ambient: Record<Sky, number> = { day: 0xf2efff, dawn: 0xc2b0d4, dusk: 0xb08cbc, night: 0x868cd0 };
/** How much of a lamp's halo is seen in the air. */
const halo: Record<Sky, number> = { day: 0.45, dawn: 0.75, dusk: 0.9, night: 1 };

/** A lamp: what it lights up, and the halo it has in the air. */
export interface Lamp {
  set: (strength: number) => void;
  tint: (colour: number) => void;
}

/**
 * Light and dark of the room. Everything is drawn in full colour and then darkened by a picture of how much light falls where, so
 * that what stands near a lamp or a screen keeps its colours and the rest sinks into the blue.
 */
export class Light {
  /** Lies over the room and darkens it. */
  readonly shade: Sprite;
  /** Lies over that, and glows. */
  readonly halos = new Container();
  private readonly textures: Textures;
  private readonly map = RenderTexture.create({ width: extent.width, height: extent.height });
  private readonly lit = new Container();
  private sky: Sky = 'night';

  constructor(textures: Textures) {
    this.textures = textures;
    this.map.source.scaleMode = 'nearest';
    this.shade = new Sprite(this.map);
    this.shade.position.set(extent.left, extent.top);
    this.shade.blendMode = 'multiply';
    this.lit.position.set(-extent.left, -extent.top);
    // What lies outside needs no lamp.
    const outside = new Graphics();
    for (const { x, y, width, height } of windows) outside.rect(x, y, width, height);
    this.lit.addChild(outside.fill({ color: 0xffffff }));
  }

  /** Adds a round lamp; `flat` makes its light a pool on the floor, `haze` is how much it glows itself. */
  add(x: number, y: number, size: number, colour: number, strength: number, flat = 1, haze = 0.34): Lamp {
    const pool = glow(this.textures, x, y, size, colour, strength);
    const air = glow(this.textures, x, y, size, colour, strength * haze);
    pool.scale.y = flat;
    air.scale.y = flat;
    this.lit.addChild(pool);
    this.halos.addChild(air);
    return {
      set: (next) => {
        pool.alpha = next;
        air.alpha = next * haze;
      },
      tint: (next) => {
        pool.tint = next;
        air.tint = next;
      },
    };
  }

  setSky(sky: Sky) {
    this.sky = sky;
    this.halos.alpha = halo[sky];
  }

  draw(renderer: Renderer) {
    renderer.render({ container: this.lit, target: this.map, clear: true, clearColor: ambient[this.sky] });
  }

  destroy() {
    this.lit.destroy({ children: true });
    this.map.destroy(true);
  }
}
