import { Container, Graphics, Sprite } from 'pixi.js';
import { drawCat } from '../../art/cat';
import { drawFigure, figureHeight } from '../../art/figure';
import { lookOf } from '../../art/looks';
import { world } from '../../art/layout';
import { hex, Pixels } from '../../art/pixels';
import { drawnSide, type Crew } from '../crew';
import type { Textures } from './textures';

function drawShadow(): Pixels {
  const p = new Pixels(16, 6);
  const shade = hex('#060818', 110);
  return p.rect(4, 0, 8, 1, shade).rect(2, 1, 12, 1, shade).rect(1, 2, 14, 2, shade).rect(2, 4, 12, 1, shade).rect(4, 5, 8, 1, shade);
}

const confettiColours = [0x5ce1e6, 0xff5da2, 0xffb454, 0x5be49b, 0xb79cff];

/** The agents as they walk, sit, talk and cheer. */
export class Figures {
  private readonly textures: Textures;
  private readonly things: Container;
  private readonly shown = new Map<string, { figure: Sprite; shadow: Sprite; mirror: Sprite }>();
  private readonly confetti = new Graphics();
  private readonly cat = new Sprite();

  private sprites: ReadonlyMap<string, string> = new Map();

  constructor(textures: Textures, things: Container, above: Container) {
    this.textures = textures;
    this.things = things;
    this.cat.anchor.set(0.5, 1);
    things.addChild(this.cat);
    above.addChild(this.confetti);
  }

  /** Dresses the agents as their template says. */
  dress(sprites: ReadonlyMap<string, string>) {
    this.sprites = sprites;
  }

  update(crew: Crew) {
    this.confetti.clear();
    const here = new Set<string>();
    const { cat } = crew;
    this.cat.texture = this.textures.get(`cat/${cat.pose}`, () => drawCat(cat.pose));
    this.cat.position.set(Math.round(cat.x), Math.round(cat.y));
    this.cat.scale.x = cat.leftwards ? -1 : 1;
    this.cat.zIndex = cat.y;
    for (const actor of crew.actors) {
      here.add(actor.agent);
      let one = this.shown.get(actor.agent);
      if (!one) {
        one = { figure: new Sprite(), shadow: new Sprite(this.textures.get('shadow', drawShadow)), mirror: new Sprite() };
        one.figure.anchor.set(0.5, (figureHeight - 1) / figureHeight);
        one.shadow.anchor.set(0.5, 0.5);
        one.mirror.anchor.set(0.5, 1);
        one.mirror.alpha = 0.14;
        this.things.addChild(one.mirror, one.shadow, one.figure);
        this.shown.set(actor.agent, one);
      }
      const { side, mirrored } = drawnSide(actor.facing);
      one.figure.texture = this.textures.get(`${actor.agent}/${this.sprites.get(actor.agent)}/${side}/${actor.pose}`, () => drawFigure(lookOf(actor.agent, actor.index, this.sprites.get(actor.agent)), side, actor.pose));
      one.figure.scale.x = mirrored ? -1 : 1;
      one.figure.position.set(Math.round(actor.x), Math.round(actor.y));
      one.figure.zIndex = actor.y + (actor.pose === 'sofa' ? 2 : 0);
      one.shadow.position.set(Math.round(actor.x), Math.round(actor.y) - 1);
      one.shadow.zIndex = actor.y - 0.5;
      one.shadow.visible = !actor.seated;
      // The floor is polished: who stands on it is seen in it.
      one.mirror.texture = one.figure.texture;
      one.mirror.scale.set(mirrored ? -1 : 1, -1);
      one.mirror.position.set(Math.round(actor.x), Math.round(actor.y) - 1);
      one.mirror.zIndex = world.wallBase;
      one.mirror.visible = !actor.seated;
      if (actor.activity.doing === 'celebrating') this.throwConfetti(actor.x, actor.y, actor.age);
    }
    for (const [agent, { figure, shadow, mirror }] of this.shown) {
      if (here.has(agent)) continue;
      figure.destroy();
      shadow.destroy();
      mirror.destroy();
      this.shown.delete(agent);
    }
  }

  private throwConfetti(x: number, y: number, age: number) {
    for (let i = 0; i < 22; i++) {
      const life = (age * 0.9 + i * 0.137) % 1;
      const angle = i * 2.4;
      const px = x + Math.cos(angle) * (6 + life * 20);
      const py = y - 34 - Math.abs(Math.sin(angle)) * 14 + life * life * 34 - (1 - life) * 6;
      this.confetti.rect(Math.round(px), Math.round(py), i % 3 === 0 ? 2 : 1, 1 + (i % 2)).fill({ color: confettiColours[i % confettiColours.length] ?? 0xffffff, alpha: life > 0.8 ? (1 - life) * 5 : 1 });
    }
  }
}
