// Our content security policy allows no code made from strings, which Pixi would otherwise use.
import 'pixi.js/unsafe-eval';
import { Application, Container, Graphics, Sprite } from 'pixi.js';
import { drawRoom, windows, world } from '../../art/room';
import type { Sky } from '../../live/clock';
import type { Crew } from '../crew';
import { fit, type View } from '../fit';
import { Figures } from './Figures';
import { Furniture } from './Furniture';
import { Signs } from './Signs';
import { Textures } from './textures';
import { Weather } from './weather';

const tints: Record<Sky, number> = { day: 0xffffff, dawn: 0xf2dcec, dusk: 0xeac6dc, night: 0xb9bdf2 };
// What stands in the room is told apart from it by taking less of the dark.
const thingTints: Record<Sky, number> = { day: 0xffffff, dawn: 0xf8ecf4, dusk: 0xf4e0ec, night: 0xdcdefb };
const shaft: Record<Sky, { colour: number; alpha: number }> = { day: { colour: 0xfff3d0, alpha: 0.13 }, dawn: { colour: 0xffc8a8, alpha: 0.12 }, dusk: { colour: 0xff8a6a, alpha: 0.12 }, night: { colour: 0x7a8cff, alpha: 0.05 } };
const lightShare: Record<Sky, number> = { day: 0.45, dawn: 0.75, dusk: 0.9, night: 1 };

/** The whole picture. It is told what is so and draws it; it decides nothing. */
export class OfficeScene {
  readonly signs: Signs;
  view: View;
  private readonly app: Application;
  private readonly textures = new Textures();
  private readonly room = new Container();
  private readonly things = new Container({ sortableChildren: true });
  private readonly walls = new Container();
  private readonly lights = new Container();
  private readonly shafts = new Graphics();
  private readonly weather: Weather;
  private readonly furniture: Furniture;
  private readonly figures: Figures;
  private sky: Sky | null = null;

  private constructor(app: Application, view: View) {
    this.app = app;
    this.view = view;
    this.weather = new Weather(this.textures);
    this.walls.addChild(new Sprite(this.textures.get('room', drawRoom)));
    const above = new Container();
    this.room.addChild(this.weather.view, this.walls, this.shafts, this.things, this.lights, above);
    this.shafts.blendMode = 'add';
    this.signs = new Signs(this.textures, this.walls, this.lights);
    this.furniture = new Furniture(this.textures, this.things, this.lights);
    this.figures = new Figures(this.textures, this.things, above);
    app.stage.addChild(this.room);
    this.setSky('night');
  }

  static async create(canvas: HTMLCanvasElement, width: number, height: number): Promise<OfficeScene> {
    const view = fit(width, height, window.devicePixelRatio || 1);
    const app = new Application();
    await app.init({ canvas, width: view.canvasWidth, height: view.canvasHeight, resolution: 1, antialias: false, roundPixels: true, backgroundColor: 0x0b0e1a, preference: 'webgl', autoStart: false, sharedTicker: false });
    const scene = new OfficeScene(app, view);
    scene.resize(width, height);
    return scene;
  }

  resize(width: number, height: number) {
    this.view = fit(width, height, window.devicePixelRatio || 1);
    const { scale, canvasWidth, canvasHeight, x, y } = this.view;
    this.app.renderer.resize(canvasWidth, canvasHeight);
    this.room.scale.set(scale);
    this.room.position.set(-x * scale, -y * scale);
  }

  setSky(sky: Sky) {
    if (sky === this.sky) return;
    this.sky = sky;
    this.weather.setSky(sky);
    this.walls.tint = tints[sky];
    this.things.tint = thingTints[sky];
    this.lights.alpha = lightShare[sky];
    const { colour, alpha } = shaft[sky];
    this.shafts.clear();
    for (const { x, width } of windows) {
      const low = world.wallBase + 92;
      this.shafts.poly([x + 4, world.wallBase, x + width - 4, world.wallBase, x + width - 34, low, x - 34, low]).fill({ color: colour, alpha });
      this.shafts.poly([x + 10, world.wallBase, x + width - 18, world.wallBase, x + width - 36, low - 36, x - 8, low - 36]).fill({ color: colour, alpha: alpha * 0.6 });
    }
  }

  /** Draws the next moment, `seconds` after the last. */
  frame(seconds: number, crew: Crew, moving: boolean) {
    if (moving) {
      this.weather.update(seconds);
      this.signs.update(seconds);
    }
    this.furniture.update(seconds, crew);
    this.figures.update(crew);
    this.app.render();
  }

  destroy() {
    this.app.destroy({ removeView: false }, { children: true });
    this.textures.destroy();
  }
}
