import { Container, Graphics, Sprite } from 'pixi.js';
import { neon } from '../../art/colours';
import { arcade, chairBack, chairFront, counter, lid, lowTable, plant, pod, podSize, rack, screen, shelf, sofa, table as drawTable, vending } from '../../art/furniture';
import { glassPane, glassSide } from '../../art/glass';
import { extent, glassRoom, world } from '../../art/layout';
import { hues } from '../../art/looks';
import { hex, type Pixels } from '../../art/pixels';
import { beanbag, boxes, deskLamp, deskThings, floorLamp, hologram, kanban, keyboard, printer, steam, stickers, tableTennis, waterCooler } from '../../art/props';
import type { Crew } from '../crew';
import { arcadeAt, beanbagsAt, boxesAt, chairs, coolerAt, counterAt, desks, floorLampsAt, kanbanAt, lowTableAt, plantsAt, pods, printerAt, racksAt, shelvesAt, sofaAt, table, tennisAt, tennisEnds, vendingAt } from '../plan';
import { tintOf } from './glow';
import type { Lamp, Light } from './Light';
import type { Textures } from './textures';

/** Everything that stands in the room; the screens glow while their agent works. */
export class Furniture {
  private readonly textures: Textures;
  private readonly things: Container;
  private readonly light: Light;
  private readonly screens: { sprite: Sprite; lamp: Lamp; facing: string }[] = [];
  private readonly podLamps: { sprite: Sprite; lamp: Lamp }[] = [];
  private readonly racks = new Graphics();
  private readonly ball = new Graphics().rect(0, 0, 2, 2).fill({ color: 0xfff6e0 });
  private readonly arcadeSprite: Sprite;
  private readonly kanbanSprite: Sprite;
  private readonly holo: Sprite;
  private readonly steam: Sprite;
  private readonly holoLamp: Lamp;
  private time = 0;
  private beat = -1;

  constructor(textures: Textures, things: Container, above: Container, light: Light) {
    this.textures = textures;
    this.things = things;
    this.light = light;
    pods.forEach((at) => this.put('pod', pod, at.x, at.y));
    this.put('table', () => drawTable(table.width), table.x, table.y);
    this.put('counter', counter, counterAt.x, counterAt.y);
    this.put('vending', vending, vendingAt.x, vendingAt.y);
    this.put('sofa', sofa, sofaAt.x, sofaAt.y, sofaAt.y + 24);
    this.put('lowTable', lowTable, lowTableAt.x, lowTableAt.y);
    this.arcadeSprite = this.put('arcade0', () => arcade(0), arcadeAt.x, arcadeAt.y);
    this.kanbanSprite = this.put('kanban0', () => kanban(0), kanbanAt.x, kanbanAt.y);
    racksAt.forEach((at) => this.put('rack', rack, at.x, at.y));
    shelvesAt.forEach((at) => this.put('shelf', shelf, at.x, at.y));
    plantsAt.forEach((at) => this.put(`plant${at.tall}`, () => plant(at.tall), at.x, at.y));
    beanbagsAt.forEach((at, i) => this.put(`beanbag${i}`, () => beanbag(hex(i === 0 ? '#3f8ea6' : '#c2567e')), at.x, at.y, at.y + 9));
    floorLampsAt.forEach((at) => this.put('floorLamp', floorLamp, at.x, at.y));
    boxesAt.forEach((at) => this.put('boxes', boxes, at.x, at.y));
    this.put('tennis', tableTennis, tennisAt.x, tennisAt.y);
    this.put('cooler', waterCooler, coolerAt.x, coolerAt.y);
    this.put('printer', printer, printerAt.x, printerAt.y);
    this.glass();
    this.racks.zIndex = world.wallBase + 15;
    things.addChild(this.racks);

    desks.forEach((desk, index) => this.seat(desk, index));
    for (const chair of chairs) {
      if (chair.facing === 'up') this.put('meetBack', () => chairBack(hex('#8a5fb0')), chair.x - 8, chair.y - 13, chair.y + 0.5);
      else this.put('meetFront', () => chairFront(hex('#8a5fb0')), chair.x - 9, chair.y - 21, chair.y - 12);
    }
    pods.forEach((at) => {
      const sprite = this.put('deskLamp', () => deskLamp(false), at.x + 38, at.y + 1, at.y + podSize.top + podSize.front + 0.05);
      this.podLamps.push({ sprite, lamp: light.add(at.x + 41, at.y + 12, 116, 0xffc477, 0, 0.7) });
    });
    this.holo = new Sprite();
    this.holo.position.set(table.x + table.width / 2 - 15, table.y - 14);
    this.holo.alpha = 0.85;
    this.steam = new Sprite();
    this.steam.position.set(counterAt.x + 12, counterAt.y - 8);
    above.addChild(this.holo, this.steam, this.ball);
    this.holoLamp = light.add(table.x + table.width / 2, table.y + 12, 176, 0x5ce1e6, 0, 0.7);
    this.lamps();
  }

  private glass() {
    const { left, bottom, doorLeft, doorRight, height } = glassRoom;
    this.put('glassSide', () => glassSide(bottom - world.wallBase), left, world.wallBase, world.wallBase + 2);
    this.put('glassPost', () => glassPane(doorLeft - left, height), left, bottom - height, bottom);
    this.put('glassFront', () => glassPane(extent.left + extent.width - doorRight, height), doorRight, bottom - height, bottom);
  }

  /** One place to work: its chair, its screen, and what its owner keeps there. */
  private seat(desk: (typeof desks)[number], index: number) {
    const hue = hues[index % hues.length] ?? hex('#5ce1e6');
    const pod = pods.find((at) => desk.x > at.x && desk.x < at.x + podSize.width && desk.y > at.y - 20 && desk.y < at.y + 70);
    const base = (pod?.y ?? desk.y) + podSize.top + podSize.front;
    if (desk.facing === 'down') {
      this.put(`chairFront`, () => chairFront(hex('#6a74b8')), desk.x - 9, desk.y - 21, desk.y - 12);
      const sprite = this.put('lid', () => lid(null), desk.x - 8, desk.y - 11, base + 0.1);
      this.put(`things${index}`, () => deskThings(index, hue), desk.x - 19, desk.y - 13, base + 0.06);
      this.screens.push({ sprite, lamp: this.light.add(desk.x, desk.y - 14, 60, tintOf(hue), 0), facing: 'down' });
      return;
    }
    const sprite = this.put('screen', () => screen(null, 0), desk.x - 13, desk.y - 43, base + 0.2);
    this.put(`stickers${index}`, () => stickers(index), desk.x + 9, desk.y - 42, base + 0.3);
    this.put('keyboard', keyboard, desk.x - 8, desk.y - 26, base + 0.2);
    this.put(`things${index}`, () => deskThings(index, hue), desk.x - 19, desk.y - 37, base + 0.15);
    this.put('chairBack', () => chairBack(hex('#6a74b8')), desk.x - 8, desk.y - 13, desk.y + 0.5);
    this.screens.push({ sprite, lamp: this.light.add(desk.x, desk.y - 36, 84, tintOf(hue), 0), facing: 'up' });
  }

  /** The lamps that always burn. */
  private lamps() {
    const { light } = this;
    light.add(vendingAt.x + 12, vendingAt.y + 24, 110, 0xff7db8, 0.8);
    light.add(counterAt.x + 30, counterAt.y + 30, 130, 0xffb066, 0.75, 0.8);
    light.add(arcadeAt.x + 11, arcadeAt.y + 20, 96, 0xa98bff, 0.85);
    light.add(racksAt[1]!.x + 9, racksAt[1]!.y + 40, 110, 0x66e0e6, 0.6);
    light.add(table.x + table.width / 2, table.y + 10, 190, 0xb6c8ff, 0.34, 0.7);
    light.add(sofaAt.x + 30, sofaAt.y + 40, 150, 0xffa060, 0.6, 0.7);
    light.add(tennisAt.x + 30, tennisAt.y + 14, 120, 0xc8ffe8, 0.42, 0.7);
    light.add(kanbanAt.x + 18, kanbanAt.y + 18, 80, 0xfff0d0, 0.5, 1, 0.08);
    light.add(coolerAt.x + 7, coolerAt.y + 12, 56, 0x6fc8ff, 0.5);
    for (const at of floorLampsAt) light.add(at.x + 7, at.y + 14, 128, 0xffcf8a, 0.85, 0.85);
  }

  private put(name: string, draw: () => Pixels, x: number, y: number, base?: number): Sprite {
    const sprite = new Sprite(this.textures.get(name, draw));
    sprite.position.set(x, y);
    sprite.zIndex = base ?? y + sprite.height - 1;
    this.things.addChild(sprite);
    return sprite;
  }

  setWaiting(count: number) {
    const shown = Math.min(12, count);
    this.kanbanSprite.texture = this.textures.get(`kanban${shown}`, () => kanban(shown));
  }

  /** True when what is lit may have changed. */
  update(seconds: number, crew: Crew, moving: boolean): boolean {
    this.time += seconds;
    this.play(crew, moving ? this.time : 0);
    const tick = Math.floor(this.time * 5);
    if (tick === this.beat) return false;
    this.beat = tick;
    // Who wants no motion sees what is on and what is off, and nothing flicker.
    const beat = moving ? tick : 0;
    const busy = pods.map(() => false);
    this.screens.forEach(({ sprite, lamp, facing }, index) => {
      const actor = crew.actors[index];
      const desk = desks[index];
      const works = actor !== undefined && actor.arrived && actor.activity.doing === 'working' && actor.spot === desk;
      const hue = hues[index % hues.length] ?? 0;
      if (works && desk) busy[pods.findIndex((at) => desk.x > at.x && desk.x < at.x + podSize.width && Math.abs(desk.y - at.y - 24) < 40)] = true;
      if (facing === 'down') sprite.texture = works ? this.textures.get(`lid${index}`, () => lid(hue)) : this.textures.get('lid', () => lid(null));
      else sprite.texture = works ? this.textures.get(`screen${index}-${beat % 8}`, () => screen(hue, beat % 8)) : this.textures.get('screen', () => screen(null, 0));
      lamp.set(works ? 0.9 + (beat % 3) * 0.05 : 0);
    });
    this.podLamps.forEach(({ sprite, lamp }, i) => {
      sprite.texture = this.textures.get(`deskLamp${busy[i]}`, () => deskLamp(busy[i] === true));
      lamp.set(busy[i] ? 0.75 : 0.3);
    });
    const talk = crew.actors.some((actor) => actor.activity.doing === 'chatting' && !actor.activity.watercooler);
    this.holo.visible = talk;
    this.holo.texture = this.textures.get(`holo${beat % 8}`, () => hologram(beat % 8));
    this.holoLamp.set(talk ? 0.7 : 0);
    this.steam.texture = this.textures.get(`steam${beat % 6}`, () => steam(beat % 6));
    this.blink(beat);
    this.arcadeSprite.texture = this.textures.get(`arcade${beat % 12}`, () => arcade(beat % 12));
    return true;
  }

  /** The ball flies while two play, over the net and off the table once on each side. */
  private play(crew: Crew, time: number) {
    this.ball.visible = tennisEnds.every(crew.isAt);
    if (!this.ball.visible) return;
    const flight = (time * 0.9) % 2;
    const share = flight < 1 ? flight : 2 - flight;
    const bounce = Math.abs(Math.sin(share * Math.PI * 1.5)) * 9;
    this.ball.position.set(Math.round(tennisAt.x + share * 58), Math.round(tennisAt.y + 8 - bounce));
  }

  private blink(beat: number) {
    this.racks.clear();
    racksAt.forEach((at, r) => {
      for (let unit = 0; unit < 6; unit++) {
        for (let lamp = 0; lamp < 5; lamp++) {
          const on = (beat * 7 + r * 11 + unit * 5 + lamp * 3) % 7 > 2;
          const colour = lamp === 4 ? neon.amber : unit % 3 === 0 ? neon.cyan : unit % 3 === 1 ? neon.green : neon.pink;
          if (on) this.racks.rect(at.x + 4 + lamp * 2, at.y + 10 + unit * 6, 1, 2).fill({ color: tintOf(colour) });
        }
      }
    });
  }
}
