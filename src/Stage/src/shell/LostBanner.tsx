import { useEffect, useState } from 'react';
import { useLive } from '../live/Live';
import { clock } from '../ui/format';
import { Icon } from '../ui/Icon';

/** Says from when on nothing is heard, what is still true, and that it heals by itself. A hiccup shorter than a blink is not told. */
export function LostBanner() {
  const { state } = useLive();
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (state !== 'lost') {
      setSince(null);
      return;
    }
    const at = Date.now();
    const timer = setTimeout(() => setSince(at), 1_200);
    return () => clearTimeout(timer);
  }, [state]);
  if (since === null) return null;
  return (
    <div className="lost-banner" role="status">
      <Icon name="warn" />
      <span>
        <strong>The server does not answer since {clock(since)}.</strong> What you see is from then. We try again by ourselves, and nothing will be missed.
      </span>
    </div>
  );
}
