import type { AgentEvent } from '../api/types';
import { happen, nobody, type Behaviour } from '../office/behaviour';

/** The calendar day of a moment in a zone, as `2026-11-22`. */
export function dayOf(at: number, zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
  } catch {
    return new Date(at).toISOString().slice(0, 10);
  }
}

/** How many of the events, which are in order of time, have happened by then. */
export function countBy(events: readonly AgentEvent[], at: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Date.parse(events[middle]?.at ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface DayFigures {
  open: number;
  done: number;
  talks: number;
  posts: number;
  spent: number;
}

/** The day's figures after so many of its events. */
export function figuresAfter(events: readonly AgentEvent[], count: number): DayFigures {
  const figures: DayFigures = { open: 0, done: 0, talks: 0, posts: 0, spent: 0 };
  for (let i = 0; i < count; i++) {
    const event = events[i];
    switch (event?.kind) {
      case 'mission_started':
        figures.open++;
        break;
      case 'mission_succeeded':
        figures.done++;
        figures.open = Math.max(0, figures.open - 1);
        break;
      case 'mission_failed':
      case 'mission_cancelled':
        figures.open = Math.max(0, figures.open - 1);
        break;
      case 'roundtable_started':
        figures.talks++;
        break;
      case 'post_published':
        figures.posts++;
        break;
      case 'step_succeeded':
        if (typeof event.data?.cost === 'number') figures.spent += event.data.cost;
        break;
    }
  }
  return figures;
}

/** Carries behaviour on from event to event; going back begins again. */
export class Replay {
  private readonly events: readonly AgentEvent[];
  private done = 0;
  private state: Behaviour = nobody;

  constructor(events: readonly AgentEvent[]) {
    this.events = events;
  }

  at(count: number): Behaviour {
    if (count < this.done) {
      this.done = 0;
      this.state = nobody;
    }
    for (; this.done < count; this.done++) {
      const event = this.events[this.done];
      if (event) this.state = happen(this.state, event);
    }
    return this.state;
  }
}
