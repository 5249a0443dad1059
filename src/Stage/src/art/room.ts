import { drawFloors } from './floors';
import { extent } from './layout';
import { Pixels } from './pixels';
import { drawWalls } from './walls';

/** Everything that never moves: walls with holes for windows, and floors. */
export function drawRoom(): Pixels {
  const p = new Pixels(extent.width, extent.height, -extent.left, -extent.top);
  drawWalls(p);
  drawFloors(p);
  return p;
}
