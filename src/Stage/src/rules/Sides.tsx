import type { WhatIfSide } from '../api/types';

/** How the proposals of some days fare under one set of rules: accepted, waiting for a person, turned down. */
export function Sides({ label, side, most }: { label: string; side: WhatIfSide; most: number }) {
  const { accepted, waiting, rejected } = side;
  const scale = 100 / most;
  return (
    <div className="sides">
      <span>{label}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={accepted * scale} height="10" fill="var(--green)" />
        <rect x={accepted * scale} width={waiting * scale} height="10" fill="var(--amber)" />
        <rect x={(accepted + waiting) * scale} width={rejected * scale} height="10" fill="var(--red)" opacity="0.8" />
      </svg>
      <span className="muted small">
        {accepted} in{waiting > 0 && `, ${waiting} ask`}, {rejected} out
      </span>
    </div>
  );
}
