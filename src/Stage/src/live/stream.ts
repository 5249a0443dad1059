import type { AgentEvent } from '../api/types';
import { SseParser } from './sse';

export type StreamState = 'connecting' | 'live' | 'lost' | 'denied';

export interface StreamOptions {
  url: string;
  onEvents: (events: AgentEvent[]) => void;
  onState: (state: StreamState) => void;
  /** The server no longer knows our place in the stream. */
  onRestart: () => void;
  fetch?: typeof fetch;
  /** Silence after which the connection counts as dead; the server speaks every 15 s. */
  silenceMs?: number;
}

const backOffMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Reads the company's live events for as long as the tab lives. It uses fetch rather than EventSource because only then a silent
 * connection can be told from a quiet company, and a refused one from a broken one.
 */
export function openStream({ url, onEvents, onState, onRestart, fetch: get = fetch, silenceMs = 40_000 }: StreamOptions): () => void {
  const closing = new AbortController();
  let cursor: string | null = null;
  let failures = 0;
  let wake: (() => void) | null = null;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function read(): Promise<'again' | 'stop'> {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    closing.signal.addEventListener('abort', stop);
    let watchdog = setTimeout(stop, silenceMs);
    try {
      const response = await get(url, {
        credentials: 'same-origin',
        signal: attempt.signal,
        headers: { accept: 'text/event-stream', ...(cursor === null ? {} : { 'last-event-id': cursor }) },
      });
      if (response.status === 401 || response.status === 403 || response.status === 404) return 'stop';
      if ((response.status === 400 || response.status === 410) && cursor !== null) {
        cursor = null;
        onRestart();
        return 'again';
      }
      if (!response.ok || !response.body) return 'again';
      failures = 0;
      onState('live');
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new SseParser();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return 'again';
        clearTimeout(watchdog);
        watchdog = setTimeout(stop, silenceMs);
        const events: AgentEvent[] = [];
        for (const message of parser.push(value)) {
          if (message.id !== null) cursor = message.id;
          if (message.event === 'event') events.push(JSON.parse(message.data) as AgentEvent);
        }
        if (events.length > 0) onEvents(events);
      }
    } catch {
      return 'again';
    } finally {
      clearTimeout(watchdog);
      closing.signal.removeEventListener('abort', stop);
      attempt.abort();
    }
  }

  async function run() {
    onState('connecting');
    while (!closing.signal.aborted) {
      const next = await read();
      if (closing.signal.aborted) return;
      if (next === 'stop') {
        onState('denied');
        return;
      }
      onState('lost');
      const wait = backOffMs[Math.min(failures, backOffMs.length - 1)] ?? 15_000;
      failures++;
      await pause(wait * (0.75 + Math.random() / 2));
    }
  }

  // A laptop that wakes up or a network that returns should not wait for the back-off.
  const hurry = () => wake?.();
  globalThis.addEventListener?.('online', hurry);
  void run();
  return () => {
    globalThis.removeEventListener?.('online', hurry);
    closing.abort();
    wake?.();
  };
}
