import type { Pose, Side } from '../art/figure';
import { world } from '../art/layout';
import type { Activity } from './behaviour';
import { Cat } from './cat';
import { findPath, Floor } from './paths';
import { chairs, coffee, desks, leisure, obstacles, type Facing, type Point, type Spot } from './plan';

/** One figure on the floor: where it is, where it goes, and how it looks right now. */
export interface Actor {
  readonly agent: string;
  readonly index: number;
  x: number;
  y: number;
  facing: Facing;
  pose: Pose;
  /** Which spot it is at or on its way to. */
  spot: Spot;
  arrived: boolean;
  path: Point[];
  activity: Activity;
  /** For figures in the sitting: what is drawn over them. */
  seated: boolean;
  /** Seconds of its own life, from which its small movements follow. */
  age: number;
}

const speed = 58;
const breakMs = 26_000;
const floor = new Floor(world.width, world.height, obstacles);

const deskOf = (index: number): Spot => desks[index % desks.length] as Spot;

/** Where someone with nothing to do spends this stretch of time; now and then at their own desk. */
function leisureOf(index: number, crew: number, now: number): Spot {
  const turn = Math.floor(now / breakMs + index * 0.37);
  const spot = leisure[(index * 5 + turn * 7) % leisure.length] as Spot;
  return (turn + index) % 5 === 4 || crew > leisure.length ? deskOf(index) : spot;
}

/** Everyone in the office. It knows nothing of drawing, so that time can be given to it by a clock, a test or a playback. */
export class Crew {
  readonly actors: Actor[] = [];
  readonly cat: Cat;
  private readonly calm: boolean;

  /** With `calm` nobody walks: who changes place is there at once. */
  constructor(calm = false) {
    this.calm = calm;
    this.cat = new Cat(floor, calm);
  }

  /** Adds who is new and removes who is gone. Everyone starts at their desk. */
  setAgents(agents: readonly string[], activity: (agent: string) => Activity) {
    for (let i = this.actors.length - 1; i >= 0; i--) if (this.actors[i]?.agent !== agents[i]) this.actors.splice(i, 1);
    for (let index = this.actors.length; index < agents.length; index++) {
      const spot = deskOf(index);
      this.actors.push({ agent: agents[index] as string, index, x: spot.x, y: spot.y, facing: spot.facing, pose: 'sit', spot, arrived: true, path: [], activity: activity(agents[index] as string), seated: true, age: index * 3.7 });
    }
  }

  /** Puts everyone where they would be, without a walk: for the first sight of the office, and for a jump in time. */
  settle(now: number, activity: (agent: string) => Activity) {
    this.cat.settle(now);
    for (const actor of this.actors) {
      actor.activity = activity(actor.agent);
      const spot = this.spotFor(actor, now);
      if (!spot) continue;
      Object.assign(actor, { spot, x: spot.x, y: spot.y, path: [], arrived: true, facing: spot.facing });
      this.rest(actor);
    }
  }

  /** Lets `seconds` pass, at the company's time `now`. */
  update(seconds: number, now: number, activity: (agent: string) => Activity) {
    this.cat.update(seconds, now);
    for (const actor of this.actors) {
      actor.age += seconds;
      actor.activity = activity(actor.agent);
      const wanted = this.spotFor(actor, now);
      if (wanted && wanted !== actor.spot) this.send(actor, wanted);
      if (actor.arrived) this.rest(actor);
      else this.walk(actor, seconds);
    }
  }

  /** Where this one's activity takes it; null to stay. */
  private spotFor(actor: Actor, now: number): Spot | null {
    const { activity, index } = actor;
    switch (activity.doing) {
      case 'working':
      case 'sulking':
        return deskOf(index);
      case 'chatting': {
        const table = this.actors.filter((other) => other.activity.doing === 'chatting' && other.activity.roundtableId === activity.roundtableId);
        const place = table.indexOf(actor);
        const room = activity.watercooler ? coffee : seatOrder;
        return room[Math.max(0, place) % room.length] as Spot;
      }
      case 'celebrating':
        return null;
      case 'idle': {
        const spot = leisureOf(index, this.actors.length, now);
        const taken = this.actors.some((other) => other !== actor && other.spot === spot && (other.index < index || other.activity.doing !== 'idle'));
        return taken ? deskOf(index) : spot;
      }
    }
  }

  /** Whether someone stands at this place and has nothing else to do. */
  isAt = (spot: Spot) => this.actors.some((actor) => actor.spot === spot && actor.arrived && actor.activity.doing === 'idle');

  private send(actor: Actor, spot: Spot) {
    const from = actor.arrived ? actor.spot.from : actor;
    actor.spot = spot;
    if (this.calm) {
      Object.assign(actor, { x: spot.x, y: spot.y, path: [], arrived: true });
      return;
    }
    // Out of the chair first, then along the floor, then into the next chair.
    actor.path = [...(actor.seated ? [actor.arrived ? from : { x: actor.x, y: actor.y }] : []), ...findPath(floor, from, spot.from), { x: spot.x, y: spot.y }];
    actor.arrived = false;
    actor.seated = false;
  }

  private walk(actor: Actor, seconds: number) {
    let left = speed * seconds;
    while (left > 0) {
      const [next] = actor.path;
      if (!next) {
        actor.arrived = true;
        this.rest(actor);
        return;
      }
      const [dx, dy] = [next.x - actor.x, next.y - actor.y];
      const far = Math.hypot(dx, dy);
      if (far > 0.01) actor.facing = Math.abs(dx) > Math.abs(dy) * 1.2 ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'up' : 'down';
      if (far <= left) {
        actor.x = next.x;
        actor.y = next.y;
        actor.path.shift();
        left -= far;
      } else {
        actor.x += (dx / far) * left;
        actor.y += (dy / far) * left;
        left = 0;
      }
    }
    actor.pose = `walk${Math.floor(actor.age * 8) % 4}` as Pose;
  }

  private rest(actor: Actor) {
    const { spot, activity, age } = actor;
    actor.facing = spot.facing;
    const beat = (perSecond: number) => (this.calm ? 0 : Math.floor(age * perSecond));
    const speaking = activity.bubble?.said === true;
    actor.seated = spot.pose === 'desk' || spot.pose === 'meet' || spot.pose === 'sofa';
    if (activity.doing === 'celebrating') {
      actor.seated = false;
      if (spot.facing === 'up') actor.facing = 'down';
      actor.pose = beat(4) % 2 === 0 ? 'cheer0' : 'cheer1';
    } else if (spot.pose === 'desk') {
      if (activity.doing === 'sulking') actor.pose = 'sulk';
      else actor.pose = activity.doing === 'working' ? (beat(6) % 2 === 0 ? 'type0' : 'type1') : 'sit';
    } else if (spot.pose === 'meet') {
      actor.pose = speaking ? (beat(3) % 2 === 0 ? 'talk0' : 'talk1') : 'sit';
    } else if (spot.pose === 'sofa') {
      actor.pose = 'sofa';
    } else if (spot.pose === 'drink') {
      actor.pose = beat(0.5) % 3 === 2 ? 'drink1' : 'drink0';
    } else {
      actor.pose = beat(5) % 19 === 0 ? 'blink' : 'stand';
    }
  }
}

// First those who sit behind the table, for their faces, then across, then the ends.
const seatOrder: readonly Spot[] = [1, 2, 8, 9, 0, 3, 5, 6, 4, 7].map((i) => chairs[i] as Spot);

/** Which drawn side a facing needs, and whether it is mirrored. */
export const drawnSide = (facing: Facing): { side: Side; mirrored: boolean } => (facing === 'left' ? { side: 'right', mirrored: true } : { side: facing, mirrored: false });
