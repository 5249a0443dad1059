import { useSyncExternalStore } from 'react';
import { Icon } from './Icon';

interface Toast {
  id: number;
  text: string;
  good: boolean;
}

let toasts: readonly Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const watcher of watchers) watcher();
}

/** Tells in one short sentence how an action ended. */
export function say(text: string, good = true) {
  const id = ++last;
  set([...toasts.slice(-2), { id, text, good }]);
  setTimeout(() => set(toasts.filter((toast) => toast.id !== id)), good ? 3_500 : 7_000);
}

export const sayError = (error: Error) => say(error.message, false);

export function Toasts() {
  const shown = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={`toast tone-${toast.good ? 'good' : 'bad'}`}>
          <Icon name={toast.good ? 'check' : 'warn'} />
          {toast.text}
        </div>
      ))}
    </div>
  );
}
