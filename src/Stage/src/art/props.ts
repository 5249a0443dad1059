import { leaf, line, metal, neon, paper, wood } from './colours';
import { write } from './font';
import { darker, hex, lighter, mix, Pixels, type Colour } from './pixels';

const note = [hex('#ffe08a'), hex('#ffa6c9'), hex('#9fe8ff'), hex('#b8f2b0')];

/** A lamp for a desk; its shade glows while someone works in its light. */
export function deskLamp(on: boolean): Pixels {
  const p = new Pixels(9, 12);
  p.rect(3, 10, 5, 2, line).rect(4, 10, 3, 1, metal.base).rect(5, 4, 1, 6, metal.light);
  p.rect(0, 1, 7, 4, line).rect(1, 2, 5, 2, on ? hex('#ffd98a') : metal.dark).rect(1, 1, 4, 1, metal.base);
  return on ? p.rect(1, 4, 5, 1, hex('#fff2c8')) : p;
}

/** What one keeps on a desk, left and right of the screen: no two desks alike, each always the same. */
export function deskThings(index: number, hue: Colour): Pixels {
  const p = new Pixels(38, 12);
  p.rect(0, 6, 4, 5, line).rect(0, 6, 3, 4, hue).rect(0, 6, 3, 1, darker(hue, 0.5)).set(4, 7, line);
  if (index % 3 === 0) p.rect(33, 5, 5, 6, line).rect(33, 6, 4, 1, neon.cyan).rect(33, 7, 4, 1, neon.pink).rect(33, 8, 4, 2, neon.amber);
  if (index % 3 === 1) p.rect(34, 7, 3, 4, hex('#b4603f')).rows(32, 2, ['.l..l.', 'lbl.bl', '.lbbb.', '..bb..', '..b...'], { l: leaf.light, b: leaf.base });
  if (index % 3 === 2) p.rect(33, 4, 4, 3, line).rect(33, 4, 3, 2, lighter(hue, 0.2)).rect(34, 7, 2, 4, line).rect(34, 7, 1, 3, hue);
  return p;
}

/** Notes stuck to the edge of a screen. */
export function stickers(index: number): Pixels {
  const p = new Pixels(5, 9);
  p.rect(0, 0, 4, 4, note[index % 4] ?? paper).rect(1, 1, 2, 1, hex('#5a5470'));
  if (index % 2 === 0) p.rect(1, 5, 4, 4, note[(index + 1) % 4] ?? paper).rect(2, 6, 2, 1, hex('#5a5470'));
  return p;
}

/** A keyboard before a screen that faces us. */
export function keyboard(): Pixels {
  const p = new Pixels(16, 5);
  p.rect(0, 0, 16, 5, line).rect(1, 1, 14, 3, metal.dark);
  for (let x = 2; x < 14; x += 2) p.set(x, 1, metal.light).set(x + 1, 2, metal.base).set(x, 3, metal.base);
  return p;
}

/** A board on wheels with a note for every proposal that waits for a person, up to twelve. */
export function kanban(waiting: number): Pixels {
  const p = new Pixels(36, 40);
  p.rect(3, 30, 2, 8, line).rect(31, 30, 2, 8, line).rect(1, 37, 6, 2, line).rect(29, 37, 6, 2, line).rect(2, 39, 1, 1, line).rect(33, 39, 1, 1, line);
  p.rect(0, 0, 36, 31, line).rect(1, 1, 34, 29, metal.light).rect(2, 2, 32, 27, hex('#f1f3ff'));
  write(p, 9, 3, 'INBOX', waiting > 0 ? hex('#a04a00') : hex('#5a628e'));
  p.rect(4, 9, 28, 1, waiting > 0 ? neon.amber : hex('#c4cae8'));
  for (let i = 0; i < Math.min(12, waiting); i++) {
    const [x, y] = [4 + (i % 4) * 7, 11 + Math.floor(i / 4) * 6];
    const colour = note[(i * 3) % 4] ?? paper;
    p.rect(x, y, 6, 5, darker(colour, 0.3)).rect(x, y, 6, 4, colour).rect(x + 1, y + 1, 4, 1, darker(colour, 0.45)).rect(x + 1, y + 2, 3, 1, darker(colour, 0.3));
  }
  return p;
}

export function tableTennis(): Pixels {
  const p = new Pixels(60, 36);
  p.rect(0, 0, 60, 30, line).rect(1, 1, 58, 22, hex('#1f7a6a')).rect(1, 1, 58, 1, hex('#45b39d')).rect(2, 2, 56, 20, hex('#1f7a6a')).frame(2, 2, 56, 20, hex('#d8f3ea')).rect(2, 12, 56, 1, hex('#9fd8c8'));
  p.rect(1, 24, 58, 5, hex('#14503f'));
  p.rect(29, -1, 2, 25, hex('#eef4ff')).rect(28, 0, 1, 24, line).rect(31, 0, 1, 24, line);
  for (let y = 1; y < 23; y += 2) p.set(29, y, metal.base);
  return p.rect(4, 30, 3, 6, line).rect(53, 30, 3, 6, line).rect(28, 30, 3, 6, line);
}

export function beanbag(colour: Colour): Pixels {
  const p = new Pixels(24, 17);
  const rows = ['......lllllll...........', '....llllllllll..........', '...lllmmmmmmmmm.........', '..llmmmmmmmmmmmmm.......', '..lmmmmmmmmmmmmmmmm.....', '.llmmmmmmmmmmmmmmmmm....', '.lmmmmmmmmmmmmmmmmmmmm..', '.lmmmmmmmmmmmmmmmmmmmmd.', '.mmmmmmmmmmmmmmmmmmmmmd.', '.mmmmmmmmmmmmmmmmmmmmdd.', '.dmmmmmmmmmmmmmmmmmmddd.', '..dmmmmmmmmmmmmmmddddd..', '...ddddddddddddddddd....'];
  return p.rows(0, 2, rows, { l: lighter(colour, 0.28), m: colour, d: darker(colour, 0.35) }).outlined(line);
}

export function floorLamp(): Pixels {
  const p = new Pixels(14, 40);
  p.rect(6, 12, 2, 25, line).rect(6, 12, 1, 25, metal.base).rect(3, 36, 8, 3, line).rect(4, 36, 6, 1, metal.base);
  p.rows(0, 0, ['...eeeeeeee...', '..eyyyyyyyye..', '..eyyyyyyyye..', '.eyywwwwwwyye.', '.eyywwwwwwyye.', '.eyywwwwwwyye.', 'eyyywwwwwwyyye', 'eyyyywwwwyyyye', 'eyyyyyyyyyyyye', 'eeeeeeeeeeeeee'], { e: line, y: hex('#ffcf7a'), w: hex('#fff4d2') });
  return p;
}

export function waterCooler(): Pixels {
  const p = new Pixels(14, 34);
  p.rect(0, 12, 14, 22, line).rect(1, 13, 12, 20, hex('#dfe5ff')).rect(1, 13, 12, 2, paper).rect(10, 15, 3, 18, hex('#b3bce6'));
  p.rect(2, 0, 10, 13, line).rect(3, 1, 8, 11, hex('#58b8f0')).rect(4, 2, 2, 8, hex('#bfeaff')).rect(3, 1, 8, 2, hex('#9fdcff'));
  return p.rect(3, 18, 7, 5, hex('#39406a')).set(4, 18, neon.cyan).set(7, 18, neon.red).rect(5, 21, 2, 2, paper);
}

export function printer(): Pixels {
  const p = new Pixels(24, 30);
  p.rect(0, 12, 24, 18, line).rect(1, 13, 22, 16, wood.front).rect(1, 13, 22, 1, wood.light).rect(3, 17, 18, 5, wood.dark).rect(10, 19, 4, 1, wood.light).rect(3, 23, 18, 5, wood.dark).rect(10, 25, 4, 1, wood.light);
  p.rect(2, 2, 20, 11, line).rect(3, 3, 18, 9, metal.base).rect(3, 3, 18, 3, metal.light).rect(6, 0, 12, 4, paper).rect(6, 0, 12, 1, hex('#c4cae8'));
  return p.rect(6, 9, 12, 2, line).rect(7, 10, 10, 3, paper).set(18, 7, neon.green).set(16, 7, neon.amber);
}

export function boxes(): Pixels {
  const p = new Pixels(30, 30);
  const card = hex('#b98a5a');
  const one = (x: number, y: number, w: number, h: number) => p.rect(x, y, w, h, line).rect(x + 1, y + 1, w - 2, 4, lighter(card, 0.2)).rect(x + 1, y + 5, w - 2, h - 6, card).rect(x + Math.floor(w / 2) - 1, y + 1, 3, h - 3, darker(card, 0.18)).rect(x + w - 4, y + 6, 3, h - 7, darker(card, 0.25));
  one(0, 12, 18, 18);
  one(16, 15, 14, 15);
  one(5, 0, 14, 13);
  return p.rect(8, 7, 4, 3, paper);
}

/** The light that stands over the meeting table while a conversation is on: a turning wire crystal. */
export function hologram(frame: number): Pixels {
  const p = new Pixels(30, 34);
  const turn = (frame % 8) * (Math.PI / 8);
  for (let y = 22; y < 34; y++) for (let x = 0; x < 30; x++) if (Math.abs(x - 15) < (34 - y) * 0.9 + 1 && (x + y) % 2 === 0) p.set(x, y, hex('#5ce1e6', 40));
  const points = [0, 1, 2, 3].map((i) => 15 + Math.round(Math.cos(turn + (i * Math.PI) / 2) * 6));
  for (const x of points) {
    stroke(p, x, 12, 15, 3);
    stroke(p, x, 12, 15, 22);
  }
  for (let i = 0; i < 4; i++) stroke(p, points[i] ?? 15, 12, points[(i + 1) % 4] ?? 15, 12);
  return p;
}

function stroke(p: Pixels, x0: number, y0: number, x1: number, y1: number) {
  const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
  for (let i = 0; i <= steps; i++) p.set(Math.round(x0 + ((x1 - x0) * i) / steps), Math.round(y0 + ((y1 - y0) * i) / steps), mix(neon.cyan, hex('#ffffff'), i % 3 === 0 ? 0.6 : 0.1));
}

/** Two wisps over hot coffee. */
export function steam(frame: number): Pixels {
  const p = new Pixels(8, 12);
  for (let y = 0; y < 12; y++) {
    const fade = Math.round(150 * (y / 12));
    p.set(2 + Math.round(Math.sin((y + frame * 2) / 2)), y, hex('#ffffff', fade)).set(5 + Math.round(Math.sin((y + frame * 2) / 2 + 2)), y, hex('#ffffff', Math.round(fade * 0.7)));
  }
  return p;
}
