import { expect, test } from 'vitest';
import { SseParser } from './sse';

test('Messages are found however the chunks are cut', () => {
  const whole = ': hello\n\nid: 7\nevent: event\ndata: {"a":1}\n\nid: 8\ndata: x\ndata: y\n\n';
  for (let cut = 0; cut <= whole.length; cut++) {
    const parser = new SseParser();
    const messages = [...parser.push(whole.slice(0, cut)), ...parser.push(whole.slice(cut))];
    expect(messages).toEqual([
      { id: '7', event: 'event', data: '{"a":1}' },
      { id: '8', event: 'message', data: 'x\ny' },
    ]);
  }
});

test('Lines may end with carriage returns, also when a chunk ends between the two', () => {
  const parser = new SseParser();
  const messages = [...parser.push('id: 1\r\ndata: x\r'), ...parser.push('\n\r\n')];
  expect(messages).toEqual([{ id: '1', event: 'message', data: 'x' }]);
});

test('A comment alone is no message', () => {
  expect(new SseParser().push(': beat\n\n')).toEqual([]);
});
