import { Container, Graphics, Sprite } from 'pixi.js';
import { neon } from '../../art/colours';
import { arcade, chairBack, chairFront, counter, lid, lowTable, plant, pod, podSize, rack, screen, shelf, sofa, table as drawTable, vending } from '../../art/furniture';
import { hues } from '../../art/looks';
import { hex, type Pixels } from '../../art/pixels';
import { glassPane, glassRoom, glassSide, world } from '../../art/room';
import type { Crew } from '../crew';
import { arcadeAt, chairs, counterAt, desks, lowTableAt, plantsAt, pods, racksAt, shelvesAt, sofaAt, table, vendingAt } from '../plan';
import { glow, tintOf } from './glow';
import type { Textures } from './textures';

/** Everything that stands in the room; the screens glow while their agent works. */
export class Furniture {
  private readonly textures: Textures;
  private readonly things: Container;
  private readonly screens: { sprite: Sprite; light: Sprite; facing: string }[] = [];
  private readonly lamps = new Graphics();
  private readonly arcadeSprite: Sprite;
  private time = 0;
  private beat = -1;

  constructor(textures: Textures, things: Container, lights: Container) {
    this.textures = textures;
    this.things = things;
    pods.forEach((at) => this.put('pod', pod, at.x, at.y));
    this.put('table', () => drawTable(table.width), table.x, table.y);
    this.put('counter', counter, counterAt.x, counterAt.y);
    this.put('vending', vending, vendingAt.x, vendingAt.y);
    this.put('sofa', sofa, sofaAt.x, sofaAt.y, sofaAt.y + 24);
    this.put('lowTable', lowTable, lowTableAt.x, lowTableAt.y);
    this.arcadeSprite = this.put('arcade0', () => arcade(0), arcadeAt.x, arcadeAt.y);
    racksAt.forEach((at) => this.put('rack', rack, at.x, at.y));
    shelvesAt.forEach((at) => this.put('shelf', shelf, at.x, at.y));
    plantsAt.forEach((at) => this.put(`plant${at.tall}`, () => plant(at.tall), at.x, at.y));
    const { left, bottom, doorLeft, doorRight, height } = glassRoom;
    this.put('glassSide', () => glassSide(bottom - world.wallBase), left, world.wallBase, world.wallBase + 2);
    this.put('glassPost', () => glassPane(doorLeft - left, height), left, bottom - height, bottom);
    this.put('glassFront', () => glassPane(world.width - doorRight, height), doorRight, bottom - height, bottom);
    this.lamps.zIndex = world.wallBase + 15;
    things.addChild(this.lamps);

    desks.forEach((desk, index) => {
      const hue = hues[index % hues.length] ?? hex('#5ce1e6');
      const base = this.podBase(desk.x, desk.y);
      if (desk.facing === 'down') {
        this.put(`chairFront`, () => chairFront(hex('#6a74b8')), desk.x - 9, desk.y - 21, desk.y - 12);
        const sprite = this.put('lid', () => lid(null), desk.x - 8, desk.y - 11, base + 0.1);
        this.screens.push({ sprite, light: this.light(lights, desk.x, desk.y - 14, 40, tintOf(hue)), facing: 'down' });
      } else {
        const sprite = this.put('screen', () => screen(null, 0), desk.x - 13, desk.y - 43, base + 0.2);
        this.put('chairBack', () => chairBack(hex('#6a74b8')), desk.x - 8, desk.y - 13, desk.y + 0.5);
        this.screens.push({ sprite, light: this.light(lights, desk.x, desk.y - 36, 56, tintOf(hue)), facing: 'up' });
      }
    });
    for (const chair of chairs) {
      if (chair.facing === 'up') this.put('meetBack', () => chairBack(hex('#8a5fb0')), chair.x - 8, chair.y - 13, chair.y + 0.5);
      else this.put('meetFront', () => chairFront(hex('#8a5fb0')), chair.x - 9, chair.y - 21, chair.y - 12);
    }
    lights.addChild(
      glow(textures, vendingAt.x + 12, vendingAt.y + 22, 84, 0xff5da2, 0.34),
      glow(textures, counterAt.x + 34, counterAt.y + 26, 84, 0xffb454, 0.26),
      glow(textures, arcadeAt.x + 11, arcadeAt.y + 22, 72, 0xa98bff, 0.4),
      glow(textures, racksAt[1]!.x + 9, racksAt[1]!.y + 34, 84, 0x5ce1e6, 0.24),
      glow(textures, table.x + table.width / 2, table.y + 14, 128, 0x7fd6ff, 0.2),
      glow(textures, sofaAt.x + 32, sofaAt.y + 34, 96, 0xffa060, 0.2),
    );
  }

  private podBase(x: number, y: number): number {
    const near = pods.find((at) => x > at.x && x < at.x + podSize.width && y > at.y - 20 && y < at.y + 70);
    return (near?.y ?? y) + podSize.top + podSize.front;
  }

  private put(name: string, draw: () => Pixels, x: number, y: number, base?: number): Sprite {
    const sprite = new Sprite(this.textures.get(name, draw));
    sprite.position.set(x, y);
    sprite.zIndex = base ?? y + sprite.height - 1;
    this.things.addChild(sprite);
    return sprite;
  }

  private light(lights: Container, x: number, y: number, size: number, colour: number): Sprite {
    const sprite = glow(this.textures, x, y, size, colour, 0);
    lights.addChild(sprite);
    return sprite;
  }

  update(seconds: number, crew: Crew) {
    this.time += seconds;
    const beat = Math.floor(this.time * 5);
    if (beat === this.beat) return;
    this.beat = beat;
    this.screens.forEach(({ sprite, light, facing }, index) => {
      const actor = crew.actors[index];
      const works = actor !== undefined && actor.arrived && actor.activity.doing === 'working' && actor.spot === desks[index];
      const hue = hues[index % hues.length] ?? 0;
      if (facing === 'down') sprite.texture = works ? this.textures.get(`lid${index}`, () => lid(hue)) : this.textures.get('lid', () => lid(null));
      else sprite.texture = works ? this.textures.get(`screen${index}-${beat % 8}`, () => screen(hue, beat % 8)) : this.textures.get('screen', () => screen(null, 0));
      light.alpha = works ? 0.5 + (beat % 3) * 0.04 : 0;
    });
    this.lamps.clear();
    racksAt.forEach((at, r) => {
      for (let unit = 0; unit < 6; unit++) {
        for (let lamp = 0; lamp < 4; lamp++) {
          const on = (beat * 7 + r * 11 + unit * 5 + lamp * 3) % 7 > 2;
          const colour = lamp === 3 ? neon.amber : unit % 3 === 0 ? neon.cyan : neon.green;
          if (on) this.lamps.rect(at.x + 4 + lamp * 2, at.y + 11 + unit * 6, 1, 1).fill({ color: tintOf(colour) });
        }
      }
    });
    this.arcadeSprite.texture = this.textures.get(`arcade${beat % 12}`, () => arcade(beat % 12));
  }
}
