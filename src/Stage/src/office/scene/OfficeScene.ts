// Our content security policy allows no code made from strings, which Pixi would otherwise use.
import 'pixi.js/unsafe-eval';
import { Application, Container, Graphics, Sprite } from 'pixi.js';
import { extent, windows, world } from '../../art/layout';
import { drawRoom } from '../../art/room';
import type { Sky } from '../../live/clock';
import type { Crew } from '../crew';
import { fit, type View } from '../fit';
import { Figures } from './Figures';
import { Furniture } from './Furniture';
import { Light } from './Light';
import { Signs } from './Signs';
import { Textures } from './textures';
import { Weather } from './weather';

const shaft: Record<Sky, { colour: number; alpha: number }> = { day: { colour: 0xfff3d0, alpha: 0.15 }, dawn: { colour: 0xffc8a8, alpha: 0.15 }, dusk: { colour: 0xff8a6a, alpha: 0.16 }, night: { colour: 0x8f7aff, alpha: 0.09 } };

/** The whole picture. It is told what is so and draws it; it decides nothing. */
export class OfficeScene {
  readonly signs: Signs;
  view: View;
  private readonly app: Application;
  private readonly textures = new Textures();
  private readonly room = new Container();
  private readonly things = new Container({ sortableChildren: true });
  private readonly walls = new Container();
  private readonly light: Light;
  private readonly shafts = new Graphics();
  private readonly weather: Weather;
  private readonly furniture: Furniture;
  private readonly figures: Figures;
  private sky: Sky | null = null;
  private stale = true;

  private constructor(app: Application, view: View) {
    this.app = app;
    this.view = view;
    this.weather = new Weather(this.textures);
    this.light = new Light(this.textures);
    const room = new Sprite(this.textures.get('room', drawRoom));
    room.position.set(extent.left, extent.top);
    this.walls.addChild(room);
    const above = new Container();
    this.room.addChild(this.weather.view, this.walls, this.shafts, this.things, this.light.shade, this.light.halos, above);
    this.shafts.blendMode = 'add';
    this.signs = new Signs(this.textures, this.walls, this.light);
    this.furniture = new Furniture(this.textures, this.things, above, this.light);
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
    this.light.setSky(sky);
    this.stale = true;
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
    if (this.furniture.update(seconds, crew, moving) || this.stale) this.light.draw(this.app.renderer);
    this.stale = false;
    this.figures.update(crew);
    this.app.render();
  }

  dress(sprites: ReadonlyMap<string, string>) {
    this.figures.dress(sprites);
  }

  /** How many proposals wait for a person: as many notes hang on the board by the desks. */
  setWaiting(count: number) {
    this.furniture.setWaiting(count);
  }

  destroy() {
    this.light.destroy();
    this.app.destroy({ removeView: false }, { children: true });
    this.textures.destroy();
  }
}
