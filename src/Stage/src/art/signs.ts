import { neon, paper } from './colours';
import { textWidth, write } from './font';
import { hex, lighter, mix, Pixels } from './pixels';
import { board } from './layout';

export interface BoardRow {
  label: string;
  value: string;
  colour: number;
}

/** The live board: four figures large enough to be read from across the room. */
export function drawBoard(rows: readonly BoardRow[]): Pixels {
  const p = new Pixels(board.width, board.height);
  p.rect(0, 0, p.width, p.height, paper).rect(0, p.height - 1, p.width, 1, hex('#c4cae8')).rect(p.width / 2, 3, 1, p.height - 7, hex('#c4cae8')).rect(4, 20, p.width - 8, 1, hex('#c4cae8'));
  rows.slice(0, 4).forEach(({ label, value, colour }, index) => {
    const [x, y] = [4 + (index % 2) * (p.width / 2), 2 + Math.floor(index / 2) * 20];
    write(p, x, y, label, hex('#5a628e'));
    // A long figure is written smaller rather than cut.
    const size = textWidth(value, 2) <= p.width / 2 - 7 ? 2 : 1;
    write(p, x, y + (size === 2 ? 7 : 9), value, colour, size);
  });
  return p.rect(p.width - 6, 3, 3, 3, neon.pink);
}

/** A neon sign: bright tubes on a dark plate, in a soft halo of their own colour. */
export function drawNeon(text: string, colour: number, size: number, lit: boolean): Pixels {
  const margin = 4 * size;
  const p = new Pixels(textWidth(text, size) + margin * 2, 5 * size + margin * 2 - size);
  const plate = hex('#0a0b22', size > 1 ? 225 : 255);
  p.rect(size, size - 1, p.width - size * 2, p.height - size * 2 + 2, plate);
  if (size > 1) p.frame(size, size - 1, p.width - size * 2, p.height - size * 2 + 2, mix(colour, hex('#0a0b22'), lit ? 0.55 : 0.8));
  const top = Math.floor((p.height - 5 * size) / 2);
  if (!lit) return write(p, margin, top, text, mix(colour, hex('#0a0b22'), 0.7), size);
  const tubes = write(new Pixels(p.width, p.height), margin, top, text, colour, size);
  for (let y = 0; y < p.height; y++) {
    for (let x = 0; x < p.width; x++) {
      const near = tubes.get(x - 1, y) > 0 || tubes.get(x + 1, y) > 0 || tubes.get(x, y - 1) > 0 || tubes.get(x, y + 1) > 0;
      if (near && tubes.get(x, y) === 0) p.set(x, y, mix(colour, plate, 0.62) - (mix(colour, plate, 0.62) % 256) + 255);
    }
  }
  return write(p, margin, top, text, size > 1 ? lighter(colour, 0.45) : lighter(colour, 0.25), size);
}
