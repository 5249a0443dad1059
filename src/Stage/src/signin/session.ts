import { api } from '../api/client';
import type { Session } from '../api/types';

/** Gives the key for a session cookie. The key itself is kept nowhere in the browser. */
export const signIn = (key: string) => api.post<Session>('/api/session', { key });

export const signOut = () => api.delete<void>('/api/session');

/** The key in a fragment such as `#key=…`, or null. */
export function keyInFragment(hash: string): string | null {
  const key = new URLSearchParams(hash.replace(/^#/, '')).get('key');
  return key ? key.trim() : null;
}

/** The server may print a link that carries its key in the fragment: use it once, and take it out of the address at once. */
export async function exchangeFragmentKey(): Promise<void> {
  const key = keyInFragment(location.hash);
  if (!key) return;
  history.replaceState(null, '', location.pathname + location.search);
  await signIn(key).catch(() => undefined);
}
