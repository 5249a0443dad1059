import { hairStyles } from './hair';
import type { Look } from './looks';
import { darker, hex, lighter, mix, Pixels, type Colour } from './pixels';

export const figureWidth = 16;
export const figureHeight = 32;

export type Side = 'down' | 'up' | 'right';
export const sides: readonly Side[] = ['down', 'up', 'right'];
export const poses = ['stand', 'walk0', 'walk1', 'walk2', 'walk3', 'sit', 'type0', 'type1', 'talk0', 'talk1', 'drink0', 'drink1', 'cheer0', 'cheer1', 'sulk', 'blink', 'sofa'] as const;
export type Pose = (typeof poses)[number];

const outline = hex('#14122b');
const ink = hex('#1c1838');
const white = hex('#f8f8ff');
const shoe = hex('#1f1c33');

interface Stance {
  /** How far the whole upper body moves down. */
  sink: number;
  /** Rows by which the left and right foot are lifted. */
  left: number;
  right: number;
  seated: boolean;
  arms: 'down' | 'swingLeft' | 'swingRight' | 'typeLeft' | 'typeRight' | 'up' | 'wide' | 'cup' | 'sip' | 'point';
  eyes: 'open' | 'shut' | 'happy';
  mouth: 'line' | 'open' | 'smile' | 'down';
}

const stances: Record<Pose, Stance> = {
  stand: { sink: 0, left: 0, right: 0, seated: false, arms: 'down', eyes: 'open', mouth: 'line' },
  walk0: { sink: 0, left: 2, right: 0, seated: false, arms: 'swingRight', eyes: 'open', mouth: 'line' },
  walk1: { sink: -1, left: 0, right: 0, seated: false, arms: 'down', eyes: 'open', mouth: 'line' },
  walk2: { sink: 0, left: 0, right: 2, seated: false, arms: 'swingLeft', eyes: 'open', mouth: 'line' },
  walk3: { sink: -1, left: 0, right: 0, seated: false, arms: 'down', eyes: 'open', mouth: 'line' },
  sit: { sink: 2, left: 0, right: 0, seated: true, arms: 'down', eyes: 'open', mouth: 'line' },
  type0: { sink: 2, left: 0, right: 0, seated: true, arms: 'typeLeft', eyes: 'open', mouth: 'line' },
  type1: { sink: 2, left: 0, right: 0, seated: true, arms: 'typeRight', eyes: 'open', mouth: 'line' },
  talk0: { sink: 2, left: 0, right: 0, seated: true, arms: 'point', eyes: 'open', mouth: 'open' },
  talk1: { sink: 2, left: 0, right: 0, seated: true, arms: 'down', eyes: 'open', mouth: 'smile' },
  drink0: { sink: 0, left: 0, right: 0, seated: false, arms: 'cup', eyes: 'open', mouth: 'line' },
  drink1: { sink: 0, left: 0, right: 0, seated: false, arms: 'sip', eyes: 'shut', mouth: 'line' },
  cheer0: { sink: -1, left: 0, right: 0, seated: false, arms: 'up', eyes: 'happy', mouth: 'open' },
  cheer1: { sink: 0, left: 0, right: 0, seated: false, arms: 'wide', eyes: 'happy', mouth: 'smile' },
  sulk: { sink: 3, left: 0, right: 0, seated: true, arms: 'down', eyes: 'shut', mouth: 'down' },
  sofa: { sink: 1, left: 0, right: 0, seated: true, arms: 'down', eyes: 'open', mouth: 'smile' },
  blink: { sink: 0, left: 0, right: 0, seated: false, arms: 'down', eyes: 'shut', mouth: 'line' },
};

/** One frame of one agent: body, clothes, head, hair and accessory in layers, with a dark line around all. */
export function drawFigure(look: Look, side: Side, pose: Pose): Pixels {
  const p = new Pixels(figureWidth, figureHeight);
  const stance = stances[pose];
  const top = stance.sink + (pose === 'cheer0' ? -1 : 0);
  if (!stance.seated) legs(p, look, side, stance);
  if (pose === 'sofa') p.rect(4, 26, 3, 3, look.trousers).rect(9, 26, 3, 3, darker(look.trousers, 0.12)).rect(4, 29, 3, 2, shoe).rect(9, 29, 3, 2, shoe);
  torso(p, look, side, top, stance);
  head(p, look, side, top, stance);
  hair(p, look, side, top);
  accessory(p, look, side, top, stance);
  arms(p, look, side, top, stance);
  return p.outlined(outline);
}

function legs(p: Pixels, look: Look, side: Side, { left, right }: Stance) {
  const cloth = look.trousers;
  const shade = darker(cloth, 0.35);
  if (side === 'right') {
    const spread = left > 0 ? 1 : right > 0 ? -1 : 0;
    // Far leg first, in shade.
    p.rect(6 - spread * 2, 25, 3, 4, shade).rect(6 - spread * 2, 29, 4, 2, darker(shoe, 0.3));
    p.rect(7 + spread * 2, 25, 3, 4, cloth).rect(7 + spread * 2, 29, 4, 2, shoe);
    p.rect(6, 24, 4, 2, cloth);
    return;
  }
  p.rect(5, 24, 6, 2, cloth);
  p.rect(5, 25, 2, 4 - left, cloth).rect(7, 25, 1, 3 - left, shade).rect(4, 29 - left, 3, 2, shoe);
  p.rect(9, 25, 2, 4 - right, side === 'up' ? cloth : darker(cloth, 0.12)).rect(8, 25, 1, 3 - right, shade).rect(9, 29 - right, 3, 2, shoe);
}

function torso(p: Pixels, look: Look, side: Side, top: number, { seated }: Stance) {
  const { clothes, main, trim } = look;
  const light = lighter(main, 0.14);
  const shade = darker(main, 0.28);
  const y = 17 + top;
  const bottom = seated ? 9 : 8;
  const long = clothes === 'labcoat' || clothes === 'suit';
  if (side === 'right') {
    p.rect(5, y, 6, bottom, main).rect(5, y, 2, bottom, shade).rect(9, y, 2, bottom, light);
    if (long && !seated) p.rect(5, y + 8, 5, 2, shade);
    if (clothes === 'overalls') p.rect(5, y, 6, 3, look.trim).rect(7, y, 2, 4, main);
    if (clothes === 'bomber') p.rect(5, y + 7, 6, 1, trim);
    if (clothes === 'suit') p.rect(10, y, 1, 4, white);
    if (clothes === 'leather') p.rect(10, y + 1, 1, 6, trim);
    if (clothes === 'hoodie') p.rect(10, y + 1, 1, 2, trim);
    return;
  }
  p.rect(4, y, 8, bottom, main).rect(11, y + 1, 1, bottom - 1, shade).rect(4, y + 1, 1, bottom - 2, light);
  if (long && !seated) p.rect(4, y + 8, 3, 2, main).rect(9, y + 8, 3, 2, shade);
  if (side === 'up') {
    if (clothes === 'labcoat' || clothes === 'suit') p.rect(7, y + 5, 1, 4, shade);
    if (clothes === 'overalls') p.rect(4, y, 8, 4, trim).rect(5, y, 1, 4, main).rect(10, y, 1, 4, main).rect(6, y + 3, 4, 1, main);
    if (clothes === 'bomber') p.rect(4, y + 7, 8, 1, trim).rect(6, y + 3, 4, 2, trim);
    if (clothes === 'leather') p.rows(6, y + 2, ['.tt.', 't..t', '.tt.'], { t: trim });
    if (clothes === 'hoodie') p.rect(5, y, 6, 2, shade);
    return;
  }
  switch (clothes) {
    case 'suit':
      p.rows(5, y, ['wwtwww'.slice(0, 6), '.wttw.', '..tt..', '..tt..', '..t...'], { w: white, t: trim });
      p.set(6, y + 6, trim).rect(5, y + 1, 1, 4, darker(main, 0.15)).rect(10, y + 1, 1, 4, shade);
      break;
    case 'labcoat':
      p.rect(7, y, 2, bottom, trim).rect(6, y, 1, 3, darker(main, 0.12)).rect(9, y, 1, 3, darker(main, 0.12));
      p.rect(10, y + 4, 1, 2, trim).rect(7, y + 3, 2, bottom - 3, darker(trim, 0.3));
      break;
    case 'bomber':
      p.rect(7, y, 2, 7, white).rect(4, y + 7, 8, 1, trim).rect(5, y, 2, 1, trim).rect(9, y, 2, 1, trim);
      break;
    case 'overalls':
      p.rect(4, y, 8, 4, trim).rect(5, y, 1, 4, main).rect(10, y, 1, 4, main).rect(6, y + 3, 4, 5, main).rect(7, y + 4, 2, 2, light);
      break;
    case 'leather':
      p.rect(6, y, 4, 7, hex('#e8e2f2')).rect(7, y + 2, 2, 2, trim).rect(5, y, 1, 5, lighter(main, 0.2)).rect(10, y, 1, 5, lighter(main, 0.1));
      break;
    case 'hoodie':
      p.rect(6, y + 1, 1, 3, trim).rect(9, y + 1, 1, 3, trim).rect(6, y + 5, 4, 2, shade);
      break;
  }
}

function head(p: Pixels, look: Look, side: Side, top: number, { eyes, mouth }: Stance) {
  const { skin } = look;
  const shade = mix(skin, hex('#8a3a4a'), 0.28);
  const y = top;
  if (side === 'up') {
    p.rect(3, 7 + y, 10, 8, skin).rect(6, 15 + y, 4, 2, shade);
    return;
  }
  if (side === 'right') {
    p.rect(4, 7 + y, 9, 8, skin).rect(5, 15 + y, 7, 1, skin).rect(6, 16 + y, 4, 1, shade).set(13, 12 + y, skin);
    p.rect(6, 11 + y, 2, 2, shade);
    if (eyes === 'open') p.rect(10, 11 + y, 1, 2, white).rect(11, 11 + y, 1, 2, ink);
    else p.rect(10, 12 + y, 2, 1, ink);
    if (mouth === 'open') p.rect(11, 14 + y, 2, 1, hex('#7a2434'));
    else p.set(12, 14 + y, shade);
    p.set(10, 13 + y, mix(skin, hex('#ff6b7a'), 0.3));
    return;
  }
  p.rect(3, 7 + y, 10, 8, skin).rect(4, 15 + y, 8, 1, skin).rect(6, 16 + y, 4, 1, shade);
  p.set(2, 11 + y, skin).set(2, 12 + y, shade).set(13, 11 + y, skin).set(13, 12 + y, shade);
  for (const [outer, inner] of [
    [5, 6],
    [10, 9],
  ] as const) {
    if (eyes === 'open') p.rect(outer, 11 + y, 1, 2, white).rect(inner, 11 + y, 1, 2, ink);
    else if (eyes === 'shut') p.rect(Math.min(outer, inner), 12 + y, 2, 1, ink);
    else p.set(outer, 12 + y, ink).set(inner, 11 + y, ink);
  }
  const blush = mix(skin, hex('#ff5a74'), 0.32);
  p.set(4, 13 + y, blush).set(11, 13 + y, blush);
  if (mouth === 'open') p.rect(7, 14 + y, 2, 2, hex('#7a2434'));
  else if (mouth === 'smile') p.rect(7, 14 + y, 2, 1, hex('#a03a48')).set(6, 13 + y, shade).set(9, 13 + y, shade);
  else if (mouth === 'down') p.rect(7, 14 + y, 2, 1, shade).set(6, 15 + y, shade).set(9, 15 + y, shade);
  else p.rect(7, 14 + y, 2, 1, shade);
}

function hair(p: Pixels, look: Look, side: Side, top: number) {
  const maps = hairStyles[look.hair];
  const rows = side === 'down' ? maps.front : side === 'up' ? maps.back : maps.side;
  const { hairColour: h } = look;
  p.rows(0, 2 + top, rows, { h, l: lighter(h, 0.3), d: darker(h, 0.32), t: look.hair === 'cap' ? look.hue : look.trim });
}

function accessory(p: Pixels, look: Look, side: Side, top: number, { eyes }: Stance) {
  const y = top;
  const glass = hex('#272b52');
  switch (look.accessory) {
    case 'glasses':
      if (side === 'down') {
        p.frame(4, 10 + y, 4, 4, glass).frame(8, 10 + y, 4, 4, glass);
        if (eyes === 'open') p.set(5, 11 + y, hex('#c9ecff')).set(9, 11 + y, hex('#c9ecff'));
      } else if (side === 'right') p.frame(9, 10 + y, 4, 4, glass).rect(5, 11 + y, 4, 1, glass);
      break;
    case 'shades':
      if (side === 'down') p.rect(4, 11 + y, 8, 2, glass).set(5, 11 + y, look.hue).set(9, 11 + y, look.hue);
      else if (side === 'right') p.rect(8, 11 + y, 5, 2, glass).set(11, 11 + y, look.hue);
      break;
    case 'visor':
      if (side === 'down') p.rect(3, 11 + y, 10, 2, look.trim).rect(4, 11 + y, 3, 1, lighter(look.trim, 0.6)).rect(3, 13 + y, 10, 1, darker(look.trim, 0.55));
      else if (side === 'right') p.rect(8, 11 + y, 5, 2, look.trim).rect(10, 11 + y, 2, 1, lighter(look.trim, 0.6)).rect(8, 13 + y, 5, 1, darker(look.trim, 0.55));
      break;
    case 'headphones': {
      const cup = hex('#4fe0e6');
      const band = hex('#2a2b47');
      if (side === 'right') p.rect(5, 9 + y, 3, 5, band).rect(6, 10 + y, 1, 3, cup).rect(6, 4 + y, 1, 5, band);
      else p.rect(1, 9 + y, 2, 5, band).rect(13, 9 + y, 2, 5, band).rect(1, 10 + y, 1, 3, cup).rect(14, 10 + y, 1, 3, cup).rect(2, 7 + y, 1, 2, band).rect(13, 7 + y, 1, 2, band);
      break;
    }
    case 'beret': {
      const felt = hex('#b23a5c');
      p.rows(side === 'right' ? 1 : 2, 2 + y, ['...fff......', '.ffflffff...', 'ffllffffffd.', 'fffffffffffd', '.ddddddddd..'], { f: felt, l: lighter(felt, 0.25), d: darker(felt, 0.35) });
      p.set(side === 'right' ? 6 : 7, 1 + y, felt);
      break;
    }
    case 'scarf': {
      p.rect(4, 16 + y, 8, 2, look.trim);
      if (side === 'down') p.rect(9, 18 + y, 2, 4, look.trim);
      break;
    }
    case 'none':
      break;
  }
}

function arms(p: Pixels, look: Look, side: Side, top: number, { arms: way }: Stance) {
  const sleeve: Colour = look.clothes === 'overalls' ? look.trim : look.main;
  const shade = darker(sleeve, 0.22);
  const y = 18 + top;
  const { skin } = look;
  if (side === 'right') {
    if (way === 'typeLeft' || way === 'typeRight') p.rect(7, y, 2, 3, shade).rect(8, y + 2, 4, 2, shade).rect(12, y + (way === 'typeLeft' ? 1 : 2), 2, 2, skin);
    else if (way === 'up' || way === 'wide') p.rect(8, y - 6, 2, 7, shade).rect(8, y - 8, 2, 2, skin);
    else if (way === 'cup' || way === 'sip') cup(p, 12, way === 'sip' ? y - 5 : y).rect(8, y, 3, 2, shade).rect(11, way === 'sip' ? y - 3 : y + 1, 2, 2, skin);
    else {
      const swing = way === 'swingLeft' ? -2 : way === 'swingRight' ? 2 : 0;
      p.rect(7, y, 2, 3, shade).rect(7 + Math.sign(swing), y + 3, 2, 2, shade).rect(7 + swing, y + 5, 2, 2, skin);
    }
    return;
  }
  const left = (lift: number) => p.rect(2, y - 0, 2, 5 - lift, sleeve).rect(2, y + 5 - lift, 2, 2, skin);
  const right = (lift: number) => p.rect(12, y, 2, 5 - lift, shade).rect(12, y + 5 - lift, 2, 2, skin);
  switch (way) {
    case 'down':
      left(0);
      right(0);
      break;
    case 'swingLeft':
      left(2);
      right(0);
      break;
    case 'swingRight':
      left(0);
      right(2);
      break;
    case 'typeLeft':
    case 'typeRight': {
      const [l, r] = way === 'typeLeft' ? [0, 1] : [1, 0];
      p.rect(2, y, 2, 4, sleeve).rect(12, y, 2, 4, shade);
      if (side === 'down') p.rect(3, y + 4, 2, 1, sleeve).rect(11, y + 4, 2, 1, shade).rect(4, y + 4 + l, 2, 2, skin).rect(10, y + 4 + r, 2, 2, skin);
      else p.rect(1, y + 2 - l, 2, 2, skin).rect(13, y + 2 - r, 2, 2, skin);
      break;
    }
    case 'up':
      p.rect(1, y - 7, 2, 8, sleeve).rect(13, y - 7, 2, 8, shade).rect(1, y - 9, 2, 2, skin).rect(13, y - 9, 2, 2, skin);
      break;
    case 'wide':
      p.rect(1, y - 2, 3, 3, sleeve).rect(12, y - 2, 3, 3, shade).rect(1, y - 4, 2, 2, skin).rect(13, y - 4, 2, 2, skin);
      break;
    case 'point':
      left(0);
      p.rect(12, y, 2, 2, shade).rect(13, y - 2, 2, 2, shade).rect(13, y - 4, 2, 2, skin);
      break;
    case 'cup':
      left(0);
      if (side === 'up') {
        right(2);
        break;
      }
      p.rect(12, y, 2, 3, shade).rect(10, y + 2, 3, 2, shade);
      cup(p, 8, y).rect(10, y + 1, 2, 2, skin);
      break;
    case 'sip':
      left(0);
      if (side === 'up') {
        right(2);
        break;
      }
      p.rect(12, y - 1, 2, 3, shade).rect(10, y - 2, 2, 2, skin);
      cup(p, 7, y - 5);
      break;
  }
}

function cup(p: Pixels, x: number, y: number): Pixels {
  return p.rect(x, y, 3, 3, white).rect(x, y, 3, 1, hex('#6b3a24')).rect(x + 2, y + 1, 1, 2, hex('#c8cbe6'));
}
