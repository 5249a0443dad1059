import { expect, test, vi } from 'vitest';
import { EventLog, logLimit } from './eventLog';
import { sample } from './sample';

test('An event that comes twice is kept once', () => {
  const log = new EventLog();
  log.add([sample(1), sample(2)]);
  log.add([sample(2), sample(3)]);
  expect(log.items.map((event) => event.seq)).toEqual([1, 2, 3]);
});

test('Nothing new means no new version', () => {
  const log = new EventLog();
  log.add([sample(1)]);
  const before = log.snapshot();
  log.add([sample(1)]);
  expect(log.snapshot()).toBe(before);
});

test('Listeners get events whole while the log keeps them slim', () => {
  const log = new EventLog();
  const heard = vi.fn();
  log.listen(heard);
  log.add([sample(1, { data: { text: 'long', scripted: true } })]);
  expect(heard.mock.calls[0]?.[0][0].data.text).toBe('long');
  expect(log.items[0]?.data).toEqual({ scripted: true });
});

test('A full log starts afresh in a new generation', () => {
  const log = new EventLog();
  log.add(Array.from({ length: logLimit }, (_, i) => sample(i)));
  const { generation } = log.snapshot();
  log.add([sample(logLimit)]);
  expect(log.snapshot().generation).toBe(generation + 1);
  expect(log.items.map((event) => event.seq)).toEqual([logLimit]);
});
