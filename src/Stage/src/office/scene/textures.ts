import { Texture } from 'pixi.js';
import type { Pixels } from '../../art/pixels';
import { toCanvas } from '../../art/toCanvas';

/** Pictures drawn once and kept as textures, by name. */
export class Textures {
  private readonly kept = new Map<string, Texture>();

  get(name: string, draw: () => Pixels): Texture {
    const known = this.kept.get(name);
    if (known) return known;
    const texture = Texture.from(toCanvas(draw()), true);
    texture.source.scaleMode = 'nearest';
    this.kept.set(name, texture);
    return texture;
  }

  destroy() {
    for (const texture of this.kept.values()) texture.destroy(true);
    this.kept.clear();
  }
}
