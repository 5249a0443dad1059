import { cityHeight, drawCity } from '../art/city';
import { neon } from '../art/colours';
import { drawFigure, type Pose } from '../art/figure';
import { lookOf } from '../art/looks';
import { hex, Pixels } from '../art/pixels';
import { toCanvas } from '../art/toCanvas';

const crew: readonly (readonly [agent: string, pose: Pose])[] = [['opus', 'stand'], ['brain', 'drink0'], ['growth', 'cheer1'], ['creator', 'stand'], ['twitter-alt', 'drink0'], ['observer', 'blink']];
/** The order in which the pixels of a square of four go out. */
const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];
const [width, roof] = [480, 10];

/** Six on the roof of their office, before the city at night: who comes without a key sees at least this. */
export function drawEvening(): HTMLCanvasElement {
  const p = new Pixels(width, cityHeight + roof);
  p.draw(drawCity('night', width), 0, 0);
  // The sky thins out upwards, into the page.
  for (let y = 0; y < 16; y++) for (let x = 0; x < width; x++) if ((bayer[(y % 4) * 4 + (x % 4)] ?? 0) >= y) p.clear(x, y);
  p.rect(0, cityHeight, width, roof, hex('#141636')).rect(0, cityHeight, width, 1, hex('#3a4180')).rect(0, cityHeight + 3, width, 1, neon.cyan);
  crew.forEach(([agent, pose], i) => p.draw(drawFigure(lookOf(agent, i), 'down', pose), 146 + i * 28 + (i > 0 ? 36 : 0), cityHeight - 31));
  return toCanvas(p);
}
