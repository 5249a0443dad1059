/** Where a playback stands. Times are the company's, in milliseconds. */
export interface Playhead {
  at: number;
  playing: boolean;
  speed: number;
}

export const speeds = [1, 10, 60, 300] as const;

/** The playhead after some real time; it stops by itself at the end. */
export function advance(head: Playhead, elapsedMs: number, end: number): Playhead {
  if (!head.playing) return head;
  const at = Math.min(end, head.at + Math.max(0, elapsedMs) * head.speed);
  return { ...head, at, playing: at < end };
}

/** Play from here, or from the start when it stood at the end. */
export function toggle(head: Playhead, start: number, end: number): Playhead {
  if (head.playing) return { ...head, playing: false };
  return { ...head, at: head.at >= end ? start : head.at, playing: true };
}

/** A speed at which a stretch of time plays in about half a minute. */
export function fittingSpeed(start: number, end: number): number {
  const wanted = (end - start) / 30_000;
  return speeds.find((speed) => speed >= wanted) ?? speeds[speeds.length - 1] ?? 1;
}
