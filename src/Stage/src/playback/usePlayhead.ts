import { useCallback, useEffect, useMemo, useState } from 'react';
import { advance, fittingSpeed, toggle, type Playhead } from './playhead';

export interface Playing extends Playhead {
  start: number;
  end: number;
  toggle: () => void;
  seek: (at: number) => void;
  setSpeed: (speed: number) => void;
}

/** A playhead that moves by itself while it plays. It starts at the end: what is finished is shown whole. */
export function usePlayhead(start: number, end: number, first = end, speed = fittingSpeed(start, end)): Playing {
  const [head, setHead] = useState<Playhead>({ at: first, playing: false, speed });
  const { playing } = head;
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let request = requestAnimationFrame(function tick(now) {
      const elapsed = now - last;
      last = now;
      setHead((before) => advance(before, elapsed, end));
      request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [playing, end]);
  const seek = useCallback((at: number) => setHead((before) => ({ ...before, at: Math.max(start, Math.min(end, at)) })), [start, end]);
  const flip = useCallback(() => setHead((before) => toggle(before, start, end)), [start, end]);
  const setSpeed = useCallback((next: number) => setHead((before) => ({ ...before, speed: next })), []);
  return useMemo(() => ({ ...head, start, end, toggle: flip, seek, setSpeed }), [head, start, end, flip, seek, setSpeed]);
}
