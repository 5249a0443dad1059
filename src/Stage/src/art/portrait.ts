import { drawFigure } from './figure';
import { lookOf } from './looks';
import { toCanvas } from './toCanvas';

const faces = new Map<string, string>();

/** An agent's face from the front as a picture of 16×16, as a data address. Drawn once. */
export function portraitOf(agent: string, index: number, sprite?: string): string {
  const key = `${agent}/${index}/${sprite}`;
  const known = faces.get(key);
  if (known) return known;
  const face = toCanvas(drawFigure(lookOf(agent, index, sprite), 'down', 'stand').crop(0, 2, 16, 16)).toDataURL();
  faces.set(key, face);
  return face;
}
