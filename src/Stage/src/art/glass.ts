import { line, metal } from './colours';
import { hex, Pixels } from './pixels';

/** The left and front panes of the meeting room, to stand before what is inside. */
export function glassPane(width: number, height: number): Pixels {
  const p = new Pixels(width, height);
  p.rect(0, 0, width, height, hex('#7fd6ff', 26)).rect(0, 0, width, 2, hex('#9fe8ff', 210)).rect(0, height - 3, width, 3, metal.dark).rect(0, height - 3, width, 1, metal.light);
  for (let x = 14; x < width; x += 52) for (let y = 3; y < height - 4; y++) p.set(x - Math.floor(y / 2), y, hex('#d8f6ff', 80)).set(x + 1 - Math.floor(y / 2), y, hex('#d8f6ff', 60)).set(x + 6 - Math.floor(y / 2), y, hex('#d8f6ff', 40));
  for (let x = 0; x < width; x += 46) p.rect(x, 0, 2, height, metal.dark).rect(x, 0, 1, height, metal.light);
  return p.rect(width - 2, 0, 2, height, metal.dark);
}

export function glassSide(length: number): Pixels {
  const p = new Pixels(4, length);
  return p.rect(0, 0, 4, length, line).rect(1, 0, 2, length, hex('#9fe8ff', 220)).rect(1, 0, 1, length, hex('#dff7ff', 255));
}

