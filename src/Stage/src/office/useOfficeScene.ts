import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Member } from '../ui/Roster';
import { activityAt } from './behaviour';
import { Crew } from './crew';
import { Labels } from './placing';
import type { OfficeScene } from './scene/OfficeScene';
import type { BehaviourStore } from './useBehaviour';

/** Where the parts that are page, not picture, are handed in to be moved with their figures. */
export interface Placing {
  figure: (agent: string, node: HTMLElement | null) => void;
  bubble: (agent: string, node: HTMLElement | null) => void;
}

interface Options {
  box: RefObject<HTMLDivElement | null>;
  agents: readonly Member[];
  behaviour: BehaviourStore;
  now: () => number;
}

/** Runs the office: loads the drawing part, gives it time while it can be seen, and keeps the page's parts on their figures. */
export function useOfficeScene({ box, agents, behaviour, now }: Options) {
  const [scene, setScene] = useState<OfficeScene | null>(null);
  const [failed, setFailed] = useState(false);
  const [labels] = useState(() => new Labels());
  const latest = useRef({ agents, now });
  latest.current = { agents, now };

  const place = useMemo<Placing>(() => {
    const keep = (map: Map<string, HTMLElement>) => (agent: string, node: HTMLElement | null) => {
      if (node) map.set(agent, node);
      else map.delete(agent);
    };
    return { figure: keep(labels.figures), bubble: keep(labels.bubbles) };
  }, [labels]);

  useEffect(() => {
    const holder = box.current;
    if (!holder) return;
    let closed = false;
    // A canvas of its own each time: what was drawn on once and destroyed has lost its context for good.
    const surface = document.createElement('canvas');
    surface.className = 'office-canvas';
    surface.ariaHidden = 'true';
    surface.addEventListener('webglcontextlost', () => setFailed(!closed));
    surface.addEventListener('webglcontextrestored', () => setFailed(false));
    holder.prepend(surface);
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    let crew = new Crew(still.matches);
    let stop = () => {};

    void import('./scene/OfficeScene')
      .then(({ OfficeScene: Scene }) => Scene.create(surface, holder.clientWidth, holder.clientHeight))
      .then((made) => {
        if (closed) {
          made.destroy();
          return;
        }
        let last = performance.now();
        let request = 0;
        let visible = true;
        let settled = 0;
        let lastMoment = latest.current.now();
        const tick = (time: number) => {
          request = requestAnimationFrame(tick);
          // Without motion twice a second is enough to be true.
          if (still.matches && time - last < 500) return;
          // A frame's time may lie a little before the moment it was asked for.
          const seconds = Math.max(0, Math.min(0.3, (time - last) / 1_000));
          last = time;
          draw(seconds);
        };
        const draw = (seconds: number) => {
          const { agents: members, now: read } = latest.current;
          const moment = read();
          const state = behaviour.get();
          const activity = (agent: string) => activityAt(state, agent, moment);
          crew.setAgents(members.map((member) => member.key), activity);
          // The first sight, or the first after a long absence, shows everyone where they are, not on their way there.
          if (settled < 2 && members.length > 0) {
            crew.settle(moment, activity);
            if (state.agents.size > 0 || last > settled + 1_500) settled++;
          }
          // A playback may jump, and it may run fast; then feet must keep up.
          const passed = (moment - lastMoment) / 1_000;
          lastMoment = moment;
          if (Math.abs(passed) > 90 || passed < -1) crew.settle(moment, activity);
          const pace = seconds > 0 ? Math.max(1, Math.min(8, passed / seconds)) : 1;
          crew.update(seconds * pace, moment, activity);
          made.frame(seconds, crew, !still.matches);
          labels.place(made.view, crew.actors, holder);
          // Shown once there is something to see.
          setScene(made);
        };
        const run = () => {
          cancelAnimationFrame(request);
          if (document.hidden || !visible) return;
          last = performance.now();
          request = requestAnimationFrame(tick);
        };
        const seen = new IntersectionObserver(([entry]) => {
          visible = entry?.isIntersecting ?? true;
          run();
        });
        const sized = new ResizeObserver(() => {
          made.resize(holder.clientWidth, holder.clientHeight);
          // A canvas of another size is empty, and the labels are where they were: both are put right before anyone sees it.
          draw(0);
        });
        const onStill = () => {
          crew = new Crew(still.matches);
          settled = 0;
        };
        const onShow = () => {
          settled = document.hidden ? settled : 1;
          run();
        };
        seen.observe(holder);
        sized.observe(holder);
        document.addEventListener('visibilitychange', onShow);
        still.addEventListener('change', onStill);
        run();
        stop = () => {
          cancelAnimationFrame(request);
          seen.disconnect();
          sized.disconnect();
          document.removeEventListener('visibilitychange', onShow);
          still.removeEventListener('change', onStill);
          made.destroy();
        };
      })
      .catch(() => {
        if (!closed) setFailed(true);
      });
    return () => {
      closed = true;
      setScene(null);
      stop();
      surface.remove();
    };
  }, [box, behaviour, labels]);

  return { scene, failed, place };
}
