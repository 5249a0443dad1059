import type { Actor } from './crew';
import type { View } from './fit';
import { placeBubbles, placeNames, type Balloon, type Body, type Name, type Placed, type Rect } from './labels';
import { board } from '../art/layout';

const figureWidth = 18;
const figureHeight = 32;
const leastTouch = 24;

/** Moves a node, and sets what else hangs on its place, only where something changed: most figures sit still most of the time. */
class Mover {
  private readonly told = new WeakMap<HTMLElement, string>();

  put(node: HTMLElement, x: number, y: number, rest: Readonly<Record<string, string>> = {}) {
    const transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    const key = `${transform}${Object.values(rest).join()}`;
    if (this.told.get(node) === key) return;
    this.told.set(node, key);
    node.style.transform = transform;
    for (const name in rest) node.style.setProperty(name, rest[name] ?? '');
  }
}

/** Keeps the parts that are page, not picture — names, bubbles, what can be touched — on their figures and clear of each other. */
export class Labels {
  readonly figures = new Map<string, HTMLElement>();
  readonly bubbles = new Map<string, HTMLElement>();
  private readonly mover = new Mover();
  private before = new Map<string, Placed>();
  /** Sizes of names by text, read again when the box changes: its width decides their type size. */
  private sizes = new Map<string, { width: number; height: number }>();
  private sizedFor = 0;

  place(view: View, actors: readonly Actor[], box: HTMLElement) {
    // All reading first, then all writing: the browser lays the page out once a frame at most.
    const room = { width: box.clientWidth, height: box.clientHeight };
    if (room.width !== this.sizedFor) [this.sizedFor, this.sizes] = [room.width, new Map()];
    const bodies = new Map(actors.map((actor) => [actor.agent, this.bodyOf(actor, view)]));
    const balloons: Balloon[] = [];
    const names: Name[] = [];
    for (const actor of actors) {
      const body = bodies.get(actor.agent) as Body;
      const bubble = this.bubbles.get(actor.agent);
      if (bubble) balloons.push({ agent: actor.agent, body, width: bubble.offsetWidth, height: bubble.offsetHeight, said: actor.activity.bubble?.said === true });
      const name = this.nameOf(actor.agent);
      if (name) names.push({ agent: actor.agent, body, ...this.sizeOf(name), below: actor.seated && actor.facing === 'up' });
    }
    this.before = placeBubbles(balloons, [...bodies.values()], room, [this.boardOn(view)], this.before);
    const named = placeNames(names.filter(({ agent }) => !this.before.has(agent)), this.before.values(), room);

    const touch = Math.max(leastTouch, figureWidth * view.css);
    for (const actor of actors) {
      const body = bodies.get(actor.agent) as Body;
      const left = body.x - touch / 2;
      const top = body.feet - figureHeight * view.css;
      const figure = this.figures.get(actor.agent);
      if (figure) this.mover.put(figure, left, top, { width: `${touch}px`, height: `${figureHeight * view.css}px` });
      this.putBubble(actor.agent);
      this.putName(actor.agent, named.get(actor.agent), left, top);
    }
  }

  private putBubble(agent: string) {
    const bubble = this.bubbles.get(agent);
    const spot = this.before.get(agent);
    if (!bubble) return;
    if (!spot) this.mover.put(bubble, 0, 0, { visibility: 'hidden' });
    else {
      bubble.classList.toggle('below', spot.below);
      this.mover.put(bubble, spot.left, spot.top, { visibility: 'visible', '--tail': `${spot.tail}px`, '--stem': `${spot.stem > 12 ? spot.stem : 0}px` });
    }
  }

  private putName(agent: string, spot: Rect | undefined, left: number, top: number) {
    const name = this.nameOf(agent);
    if (!name) return;
    if (spot) this.mover.put(name, spot.left - left, spot.top - top, { visibility: 'visible' });
    else this.mover.put(name, 0, 0, { visibility: 'hidden' });
  }

  private nameOf = (agent: string) => this.figures.get(agent)?.firstElementChild as HTMLElement | null | undefined;

  private sizeOf(name: HTMLElement) {
    const text = name.textContent ?? '';
    const known = this.sizes.get(text);
    if (known) return known;
    const size = { width: name.offsetWidth, height: name.offsetHeight };
    if (size.width > 0) this.sizes.set(text, size);
    return size;
  }

  private bodyOf(actor: Actor, view: View): Body {
    const feet = (Math.round(actor.y) - view.y) * view.css;
    return { x: (Math.round(actor.x) - view.x) * view.css, head: feet - figureHeight * view.css, feet, half: 7 * view.css };
  }

  private boardOn = (view: View): Rect => ({ left: (board.x - view.x) * view.css, top: (board.y - view.y) * view.css, width: board.width * view.css, height: board.height * view.css });
}
