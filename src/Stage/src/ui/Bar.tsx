/** A part of a whole, from 0 to 1. The number stands beside it in words. */
export function Bar({ share, tone = 'run' }: { share: number; tone?: string }) {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    <div className={`bar tone-${tone}`} aria-hidden="true">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none">
        <rect width={width} height="6" fill="var(--tone)" />
      </svg>
    </div>
  );
}
