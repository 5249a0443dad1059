import { cloth, leaf, line, metal, neon, paper, screenOff, wood } from './colours';
import { write } from './font';
import { darker, hex, lighter, mix, Pixels, type Colour } from './pixels';

/** A block seen from above and in front: its top, its front, and a dark line around. */
function block(p: Pixels, x: number, y: number, width: number, top: number, front: number, colour: Colour, face = darker(colour, 0.32)): Pixels {
  p.rect(x, y, width, top + front, line);
  p.rect(x + 1, y + 1, width - 2, top - 1, colour).rect(x + 1, y + 1, width - 2, 1, lighter(colour, 0.2));
  return p.rect(x + 1, y + top, width - 2, front - 1, face).rect(x + 1, y + top, width - 2, 1, darker(colour, 0.12));
}

export const podSize = { width: 84, top: 28, front: 9 };

/** Two desks back to back: who sits behind faces us, who sits in front looks away from us, at screens that face us. */
export function pod(): Pixels {
  const { width, top, front } = podSize;
  const p = new Pixels(width, top + front);
  block(p, 0, 0, width, top, front, wood.top, wood.front);
  p.rect(1, 8, width - 2, 1, wood.dark).rect(41, 1, 2, top - 1, wood.dark);
  for (const x of [6, 30, 52, 74]) p.rect(x, 4, 5, 1, wood.light);
  for (const x of [12, 60]) p.rect(x, 12, 9, 1, wood.light);
  p.rect(2, top + front - 4, 3, 3, line).rect(width - 5, top + front - 4, 3, 3, line);
  p.rect(4, top + 2, 14, 4, wood.dark).rect(9, top + 3, 4, 1, wood.light).rect(66, top + 2, 14, 4, wood.dark).rect(71, top + 3, 4, 1, wood.light);
  // What lies about: paper; what else stands on it belongs to who sits there.
  p.rect(32, 18, 7, 8, paper).rect(33, 20, 5, 1, metal.light).rect(33, 22, 4, 1, metal.light);
  return p;
}

/** The laptop of one who faces us: its lid from behind, with a sign that glows when it works. */
export function lid(glow: Colour | null): Pixels {
  const p = new Pixels(16, 9);
  p.rect(0, 0, 16, 9, line).rect(1, 1, 14, 6, metal.base).rect(1, 1, 14, 1, metal.light).rect(1, 7, 14, 1, metal.dark);
  return p.rect(7, 3, 2, 2, glow ?? metal.dark);
}

/** A wide screen that faces us; when its agent works, lines of work run over it. */
export function screen(glow: Colour | null, frame: number): Pixels {
  const p = new Pixels(26, 18);
  p.rect(0, 0, 26, 15, line).rect(1, 1, 24, 13, metal.deep).rect(10, 15, 6, 2, line).rect(7, 17, 12, 1, line);
  if (glow === null) return p.rect(2, 2, 22, 11, screenOff).rect(3, 3, 6, 1, hex('#232a52')).rect(3, 4, 3, 1, hex('#1e2448'));
  const ground = darker(glow, 0.78);
  p.rect(2, 2, 22, 11, ground);
  const lengths = [9, 14, 6, 12, 16, 8, 11, 5];
  for (let row = 0; row < 5; row++) {
    const length = lengths[(row + frame) % lengths.length] ?? 8;
    const indent = (row + frame) % 3 === 1 ? 2 : 0;
    p.rect(4 + indent, 3 + row * 2, Math.min(length, 18 - indent), 1, row % 3 === frame % 3 ? lighter(glow, 0.45) : mix(glow, ground, 0.25));
  }
  return p.rect(2, 2, 22, 1, lighter(ground, 0.2));
}

/** A chair seen from behind, standing in front of its sitter's back. */
export function chairBack(colour: Colour): Pixels {
  const p = new Pixels(16, 17);
  p.rect(1, 0, 14, 11, line).rect(2, 1, 12, 9, darker(colour, 0.42)).rect(2, 1, 12, 2, darker(colour, 0.22));
  return p.rect(7, 11, 2, 3, line).rect(3, 14, 10, 2, line).rect(3, 16, 2, 1, line).rect(11, 16, 2, 1, line);
}

/** A chair whose back is behind its sitter. */
export function chairFront(colour: Colour): Pixels {
  const p = new Pixels(18, 16);
  return p.rect(1, 0, 16, 14, line).rect(2, 1, 14, 12, darker(colour, 0.5)).rect(2, 1, 14, 2, darker(colour, 0.28));
}

export function table(width: number): Pixels {
  const p = new Pixels(width, 33);
  block(p, 0, 0, width, 24, 8, hex('#4a4f86'), hex('#2f3362'));
  p.rect(6, 4, width - 12, 1, hex('#6f76b5')).rect(Math.floor(width / 2) - 14, 10, 28, 6, hex('#383d70'));
  p.rect(Math.floor(width / 2) - 12, 12, 24, 2, neon.cyan);
  for (const [x, colour] of [
    [12, neon.pink],
    [40, neon.amber],
    [width - 46, paper],
    [width - 18, neon.green],
  ] as const) p.rect(x, 5, 3, 4, line).rect(x, 5, 2, 3, colour);
  p.rect(22, 16, 8, 5, paper).rect(23, 18, 5, 1, metal.base).rect(width - 34, 15, 8, 5, paper).rect(width - 33, 17, 4, 1, metal.base);
  return p.rect(4, 28, 4, 5, line).rect(width - 8, 28, 4, 5, line);
}

export function counter(): Pixels {
  const p = new Pixels(64, 44);
  block(p, 0, 18, 64, 10, 16, hex('#c6b6d8'), hex('#4a3560'));
  p.rect(3, 31, 58, 11, hex('#2a1c40')).rect(3, 31, 58, 1, hex('#1d1330')).rect(1, 28, 62, 1, neon.pink);
  write(p, 20, 34, 'COFFEE', lighter(neon.pink, 0.35));
  p.set(10, 36, neon.pink).set(12, 36, neon.pink).set(51, 36, neon.pink).set(53, 36, neon.pink);
  // The machine.
  p.rect(6, 2, 20, 22, line).rect(7, 3, 18, 20, metal.base).rect(7, 3, 18, 3, metal.light).rect(9, 8, 14, 9, metal.deep).rect(11, 15, 10, 2, line).rect(14, 12, 3, 3, paper).rect(22, 5, 2, 1, neon.red).rect(19, 5, 2, 1, neon.green);
  // Cups and beans.
  for (const [x, y] of [[32, 19], [37, 19], [34, 15]] as const) p.rect(x, y, 4, 5, line).rect(x, y, 3, 4, paper).rect(x, y, 3, 1, hex('#b9b4d8'));
  p.rect(46, 11, 11, 12, line).rect(47, 12, 9, 10, hex('#7a4a34')).rect(47, 12, 9, 2, metal.light).rect(49, 17, 5, 2, neon.amber);
  return p;
}

export function vending(): Pixels {
  const p = new Pixels(24, 42);
  p.rect(0, 0, 24, 42, line).rect(1, 1, 22, 40, hex('#b3325f')).rect(1, 1, 22, 3, hex('#ff7db0')).rect(1, 36, 22, 5, hex('#7a1f46'));
  p.rect(3, 6, 13, 26, hex('#2a1438'));
  const cans = [neon.cyan, neon.amber, neon.green, neon.violet, paper];
  for (let row = 0; row < 4; row++) for (let column = 0; column < 3; column++) p.rect(4 + column * 4, 8 + row * 6, 3, 4, cans[(row * 2 + column) % cans.length] ?? paper).rect(4 + column * 4, 12 + row * 6, 3, 1, metal.dark);
  return p.rect(18, 8, 4, 6, neon.cyan).rect(18, 16, 4, 3, metal.deep).rect(18, 21, 4, 1, metal.light).rect(4, 33, 11, 2, line);
}

export function sofa(): Pixels {
  const p = new Pixels(64, 32);
  p.rect(2, 0, 60, 30, line).rect(3, 1, 58, 14, cloth.base).rect(3, 1, 58, 3, cloth.light).rect(3, 14, 58, 2, cloth.dark);
  p.rect(8, 16, 48, 7, cloth.light).rect(8, 23, 48, 6, cloth.dark).rect(24, 16, 1, 7, cloth.base).rect(40, 16, 1, 7, cloth.base);
  p.rect(0, 8, 9, 22, line).rect(1, 9, 7, 8, cloth.light).rect(1, 17, 7, 12, cloth.base).rect(55, 8, 9, 22, line).rect(56, 9, 7, 8, cloth.light).rect(56, 17, 7, 12, cloth.base);
  p.rect(12, 7, 9, 8, neon.cyan).rect(12, 7, 9, 1, lighter(neon.cyan, 0.4)).rect(44, 8, 9, 7, neon.amber);
  return p.rect(3, 30, 4, 2, line).rect(57, 30, 4, 2, line);
}

export function lowTable(): Pixels {
  const p = new Pixels(34, 17);
  block(p, 0, 0, 34, 11, 5, hex('#4a4f86'), hex('#2f3362'));
  p.rect(6, 3, 9, 5, paper).rect(7, 5, 6, 1, neon.pink).rect(22, 3, 5, 4, line).rect(22, 3, 4, 3, paper);
  return p;
}

export function arcade(frame: number): Pixels {
  const p = new Pixels(22, 40);
  p.rect(0, 0, 22, 40, line).rect(1, 1, 20, 38, hex('#3a2a7a')).rect(1, 1, 20, 6, neon.pink).rect(4, 3, 14, 2, paper);
  p.rect(3, 9, 16, 13, line).rect(4, 10, 14, 11, hex('#0f1a3c'));
  p.rect(5 + ((frame * 3) % 10), 12, 2, 2, neon.amber).rect(12 - ((frame * 2) % 7), 17, 3, 2, neon.cyan).rect(6, 19, 10, 1, neon.green);
  p.rect(1, 23, 20, 6, hex('#54409c')).rect(5, 24, 2, 3, neon.red).rect(12, 25, 2, 2, neon.amber).rect(15, 25, 2, 2, neon.green).rect(1, 23, 20, 1, hex('#7a62cc'));
  return p.rect(8, 32, 6, 4, line).rect(9, 33, 1, 2, neon.amber).rect(12, 33, 1, 2, neon.amber);
}

/** A rack of machines; its lamps are drawn apart, because they blink. */
export function rack(): Pixels {
  const p = new Pixels(18, 52);
  p.rect(0, 0, 18, 52, line).rect(1, 1, 16, 5, metal.base).rect(1, 1, 16, 1, metal.light).rect(1, 6, 16, 45, metal.deep);
  for (let y = 9; y < 46; y += 6) p.rect(3, y, 12, 4, hex('#181b38')).rect(3, y, 12, 1, metal.dark);
  return p;
}

export function plant(tall: boolean): Pixels {
  const p = new Pixels(20, 34);
  const pot = hex('#c06a4a');
  p.rect(5, 22, 10, 12, line).rect(6, 23, 8, 10, pot).rect(6, 23, 8, 2, lighter(pot, 0.25)).rect(12, 25, 2, 8, darker(pot, 0.3));
  const leaves = tall
    ? ['........l...........', '..l....ll....l......', '..ll...lb...ll......', '...lb..lb..lb...l...', '...lbb.lb.lbb..ll...', '....lb.lb.lb..lb....', '.l...lblbbb..lb.....', '.ll..lbbbb..lbb.....', '..lb..lbbb.lbb..l...', '..lbb.lbbblbb..ll...', '...lbb.bbbbb..lbb...', '....lbbbbbb.lbbb....', '.....lbbbbblbb......', '......dbbbbbb.......', '.......dbbbd........', '........dbd.........']
    : ['', '', '', '', '', '', '......lll...........', '....lllbbl..ll......', '...llbbbbbllbbl.....', '..lbbbbbbbbbbbbl....', '..lbbdbbbbbdbbbb....', '.lbbdbbbbbbbdbbd....', '.lbbbbbdbbbbbbdd....', '..dbbbbbbdbbbdd.....', '...ddbbbbbbddd......', '.....dddddd.........'];
  return p.rows(0, 7, leaves, { l: leaf.light, b: leaf.base, d: leaf.dark });
}

export function shelf(): Pixels {
  const p = new Pixels(40, 48);
  p.rect(0, 0, 40, 48, line).rect(1, 1, 38, 46, wood.front).rect(1, 1, 38, 3, wood.light);
  const books = [neon.cyan, neon.pink, neon.amber, neon.violet, neon.green, paper];
  for (let row = 0; row < 3; row++) {
    p.rect(3, 6 + row * 14, 34, 11, wood.dark);
    for (let i = 0; i < 10; i++) if ((i * 7 + row * 3) % 5 !== 0) p.rect(4 + i * 3, 9 + row * 14 - ((i + row) % 3), 2, 8 + ((i + row) % 3), darker(books[(i * 5 + row * 2) % books.length] ?? paper, 0.25));
  }
  return p;
}
