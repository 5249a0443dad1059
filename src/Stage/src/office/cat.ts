import type { CatPose } from '../art/cat';
import { findPath, type Floor } from './paths';
import type { Point } from './plan';

const restMs = 34_000;
const speed = 26;

interface Rest extends Point {
  pose: 'sleep' | 'sit';
}

/** Where it likes to be: by the window, in the warm air of the racks, on the rugs, under everyone's feet. */
const rests: readonly Rest[] = [
  { x: 440, y: 280, pose: 'sleep' },
  { x: 134, y: 108, pose: 'sit' },
  { x: 88, y: 200, pose: 'sleep' },
  { x: 304, y: 196, pose: 'sit' },
  { x: 104, y: 116, pose: 'sleep' },
  { x: 160, y: 206, pose: 'sit' },
];

/** The office cat. It has no part in the company, and goes where it likes. */
export class Cat {
  x: number;
  y: number;
  pose: CatPose = 'sleep0';
  leftwards = false;
  private readonly floor: Floor;
  private readonly calm: boolean;
  private path: Point[] = [];
  private rest: Rest;
  private age = 0;

  constructor(floor: Floor, calm: boolean) {
    this.floor = floor;
    this.calm = calm;
    this.rest = rests[0] as Rest;
    ({ x: this.x, y: this.y } = this.rest);
  }

  /** Puts it where it lies at this moment. */
  settle(now: number) {
    this.rest = this.restAt(now);
    ({ x: this.x, y: this.y } = this.rest);
    this.path = [];
    this.lie();
  }

  update(seconds: number, now: number) {
    this.age += seconds;
    const wanted = this.restAt(now);
    if (wanted !== this.rest) {
      if (this.calm) return this.settle(now);
      this.rest = wanted;
      this.path = findPath(this.floor, this, wanted);
    }
    const [next] = this.path;
    if (!next) return this.lie();
    const [dx, dy] = [next.x - this.x, next.y - this.y];
    const far = Math.hypot(dx, dy);
    const step = Math.min(far, speed * seconds);
    if (Math.abs(dx) > 0.5) this.leftwards = dx < 0;
    if (far <= step + 0.01) {
      ({ x: this.x, y: this.y } = next);
      this.path.shift();
    } else {
      this.x += (dx / far) * step;
      this.y += (dy / far) * step;
    }
    this.pose = Math.floor(this.age * 6) % 2 === 0 ? 'walk0' : 'walk1';
  }

  private restAt = (now: number) => rests[Math.floor(now / restMs) % rests.length] as Rest;

  private lie() {
    const beat = this.calm ? 0 : Math.floor(this.age * 0.8) % 2;
    this.pose = `${this.rest.pose}${beat}` as CatPose;
  }
}
