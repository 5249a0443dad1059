import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AgentEvent } from '../api/types';
import { sample } from './sample';
import { openStream, type StreamState } from './stream';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const message = (event: AgentEvent) => `id: ${event.seq}\nevent: event\ndata: ${JSON.stringify(event)}\n\n`;

/** A server that answers each connection with the next of these bodies; null refuses it. */
function server(bodies: (string | number | null)[]) {
  const asked: (string | null)[] = [];
  const get = vi.fn(async (_url: unknown, init?: RequestInit) => {
    asked.push(new Headers(init?.headers).get('last-event-id'));
    const body = bodies.shift();
    if (body === undefined) return await new Promise<Response>((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    if (body === null) throw new Error('refused');
    if (typeof body === 'number') return new Response(null, { status: body });
    return new Response(body, { status: 200 });
  });
  return { asked, get: get as unknown as typeof fetch };
}

function watch(get: typeof fetch) {
  const events: number[] = [];
  const states: StreamState[] = [];
  const restarts = vi.fn();
  const close = openStream({ url: 'http://x/stream', fetch: get, onEvents: (batch) => events.push(...batch.map((event) => event.seq)), onState: (state) => states.push(state), onRestart: restarts });
  return { events, states, restarts, close };
}

test('A broken connection resumes after the last event it saw', async () => {
  const { asked, get } = server([message(sample(1)) + message(sample(2)), message(sample(3))]);
  const seen = watch(get);
  await vi.advanceTimersByTimeAsync(5_000);
  seen.close();
  expect(asked.slice(0, 3)).toEqual([null, '2', '3']);
  expect(seen.events).toEqual([1, 2, 3]);
  expect(seen.states).toContain('lost');
});

test('A server that is away is asked again', async () => {
  const { get } = server([null, 503, message(sample(1))]);
  const seen = watch(get);
  await vi.advanceTimersByTimeAsync(10_000);
  seen.close();
  expect(seen.events).toEqual([1]);
});

test('A refusal ends the attempts and says so', async () => {
  const { asked, get } = server([401]);
  const seen = watch(get);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen.states.at(-1)).toBe('denied');
  expect(asked).toHaveLength(1);
});

test('A cursor the server no longer knows starts over', async () => {
  const { asked, get } = server([message(sample(1)), 410, message(sample(9))]);
  const seen = watch(get);
  await vi.advanceTimersByTimeAsync(10_000);
  seen.close();
  expect(seen.restarts).toHaveBeenCalledOnce();
  expect(asked.slice(0, 3)).toEqual([null, '1', null]);
});

test('Silence longer than the server ever keeps counts as a lost connection', async () => {
  let connections = 0;
  const get = (async (_url: unknown, init?: RequestInit) => {
    connections++;
    const body = new ReadableStream({ start: (controller) => init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted'))) });
    return new Response(body);
  }) as unknown as typeof fetch;
  const seen = watch(get);
  await vi.advanceTimersByTimeAsync(60_000);
  seen.close();
  expect(connections).toBeGreaterThan(1);
  expect(seen.states).toContain('lost');
});
