import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

const dist = resolve(import.meta.dirname, '../dist');
const manifest = () => JSON.parse(readFileSync(resolve(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const weigh = (file: string) => gzipSync(readFileSync(resolve(dist, file)), { level: 9 }).length;

test('the first load is at most 200 KB of compressed script, and the office is not in it', () => {
  const chunks = manifest();
  const first = new Set<string>(['theme.js']);
  const follow = (name: string) => {
    const chunk = chunks[name];
    if (!chunk || first.has(chunk.file)) return;
    first.add(chunk.file);
    for (const other of chunk.imports ?? []) follow(other);
  };
  follow('index.html');
  expect([...first].some((file) => /pixi|OfficeScene/i.test(file))).toBe(false);
  expect([...first].reduce((sum, file) => sum + weigh(file), 0)).toBeLessThanOrEqual(200 * 1024);
});
