import { useEffect, useRef } from 'react';

/** The picture below the door. It is drawn after the form stands, and nothing waits for it. */
export function Evening() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let current = true;
    void import('./drawEvening').then(({ drawEvening }) => {
      if (current) box.current?.replaceChildren(drawEvening());
    });
    return () => {
      current = false;
    };
  }, []);
  return <div ref={box} className="signin-evening" aria-hidden="true" />;
}
