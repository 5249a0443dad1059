import { expect, test } from 'vitest';
import { actOf, deedOf } from './acts';

test('A step is told by what it does, to what, as far as it has come', () => {
  expect(actOf('view', 'succeeded', { what: 'overview' })).toBe('Looked at the company’s figures');
  expect(actOf('research', 'running', { topic: 'short posts' })).toBe('Researches “short posts”');
  expect(actOf('crawl', 'queued', { url: 'https://example.org/notes/' })).toBe('Read example.org/notes');
  expect(actOf('analyze', 'failed', {})).toBe('Could not analyse what was found');
});

test('An object with a dollar sign stays as it is, and a long one is cut', () => {
  expect(actOf('research', 'queued', { topic: 'it costs $& more' })).toBe('Research “it costs $& more”');
  expect(actOf('post_tweet', 'queued', { text: 'x'.repeat(300) }).length).toBeLessThan(100);
});

test('A kind of a worker outside keeps its name', () => {
  expect(actOf('render_video', 'running', { topic: 'rain' })).toBe('Render video');
  expect(deedOf('render_video')).toBe('render video');
  expect(deedOf('view')).toBe('look at the figures');
});
