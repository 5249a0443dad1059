import { Container, Graphics, Sprite } from 'pixi.js';
import { cityHeight, drawCity } from '../../art/city';
import { extent } from '../../art/layout';
import type { Sky } from '../../live/clock';
import type { Textures } from './textures';

interface Drop {
  x: number;
  y: number;
  speed: number;
  length: number;
}

const rainBy: Record<Sky, number> = { night: 0.5, dusk: 0.34, dawn: 0.22, day: 0.2 };

/** What is seen through the windows: the city under its sky, rain, and traffic in the air. */
export class Weather {
  readonly view = new Container();
  private readonly textures: Textures;
  private readonly city = new Sprite();
  private readonly rain = new Graphics();
  private readonly cars = new Graphics();
  private readonly drops: Drop[];
  private sky: Sky = 'night';
  private time = 0;

  constructor(textures: Textures) {
    this.textures = textures;
    this.view.x = extent.left;
    this.city.position.set(0, 40);
    this.view.addChild(this.city, this.cars, this.rain);
    // A fixed spread: the same rain everywhere, none of it by chance.
    this.drops = Array.from({ length: 90 }, (_, i) => ({ x: (i * 61) % extent.width, y: 40 + ((i * 37) % cityHeight), speed: 70 + ((i * 13) % 60), length: 3 + (i % 4) }));
    this.setSky('night');
    this.update(0);
  }

  setSky(sky: Sky) {
    this.sky = sky;
    this.city.texture = this.textures.get(`city-${sky}`, () => drawCity(sky, extent.width));
  }

  update(seconds: number) {
    this.time += seconds;
    this.rain.clear();
    for (const drop of this.drops) {
      drop.y += drop.speed * seconds;
      drop.x -= drop.speed * 0.18 * seconds;
      if (drop.y > 40 + cityHeight) drop.y -= cityHeight + drop.length;
      if (drop.x < 0) drop.x += extent.width;
      this.rain.rect(Math.round(drop.x), Math.round(drop.y), 1, drop.length);
    }
    this.rain.fill({ color: this.sky === 'day' ? 0xffffff : 0xa9c8ff, alpha: rainBy[this.sky] });
    this.cars.clear();
    for (let i = 0; i < 4; i++) {
      const eastward = i % 2 === 0;
      const run = (this.time * (14 + i * 5) + i * 190) % (extent.width + 120);
      const x = Math.round(eastward ? run - 60 : extent.width + 60 - run);
      const y = 48 + i * 5;
      this.cars.rect(x, y, 4, 1).fill({ color: 0x1a1c3c });
      this.cars.rect(eastward ? x + 4 : x - 1, y, 1, 1).fill({ color: 0xfff2c0 });
      this.cars.rect(eastward ? x - 1 : x + 4, y, 1, 1).fill({ color: 0xff4d6a });
      this.cars.rect(eastward ? x - 5 : x + 5, y, 4, 1).fill({ color: 0xff4d6a, alpha: 0.25 });
    }
  }
}
