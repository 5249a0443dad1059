import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { program } from './world/server';
import { expect, test } from './world/test';

const folder = mkdtempSync(join(tmpdir(), 'agentops-film-'));
const file = join(folder, 'life.json');

test.beforeAll(() => {
  execFileSync('dotnet', [program ?? '', 'rehearse', '--template', 'minimal', '--days', '2', '--seeds', '1', '--seed', '7', '--publish', file], { cwd: resolve(import.meta.dirname, '../../..'), stdio: 'pipe' });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the film of a rehearsal plays: its own cast, its own days, its own words', async ({ page, studio }) => {
  const { agents, events } = JSON.parse(readFileSync(file, 'utf8')) as { agents: { name: string }[]; events: { at: string; kind: string }[] };
  await page.goto(`/c/${studio.key}/timelapse`);
  await page.getByLabel('Open a film of a rehearsal').setInputFiles(file);
  await expect(page.getByText('Nothing of it has happened.')).toContainText('seed 7');
  await expect(page.locator('.now-strip .agent-name')).toHaveText(agents.map((agent) => agent.name));
  await expect(page.locator('.office-people').getByRole('button')).toHaveCount(agents.length);

  const [first] = [...new Set(events.map((event) => event.at.slice(0, 10)))];
  const done = events.filter((event) => event.at.startsWith(first ?? '-') && event.kind === 'mission_succeeded').length;
  expect(done).toBeGreaterThan(0);
  await page.getByRole('slider', { name: 'Moment' }).focus();
  await page.keyboard.press('End');
  await expect(page.locator('.timelapse-figures')).toContainText(new RegExp(`(^|\\D)${done} done`));
  await expect(page.locator('.timelapse-feed .feed-row').first()).toBeVisible();
  // Nothing in a film leads into the company that happens to be open.
  await expect(page.locator('.timelapse a[href*="/agents/"], .timelapse a[href*="/missions/"]')).toHaveCount(0);

  await page.getByRole('button', { name: 'The day after' }).click();
  await expect(page.getByText(/Day 2 of/)).toBeVisible();
  await page.getByRole('button', { name: 'Close the film' }).click();
  await expect(page.locator('.now-strip .agent-name').first()).toHaveText('Opus');
});

test('a film that is dropped plays too, and a broken one says what is wrong with it', async ({ page, studio }) => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, readFileSync(file, 'utf8').slice(0, 5_000));
  await page.goto(`/c/${studio.key}/timelapse`);
  await page.getByLabel('Open a film of a rehearsal').setInputFiles(broken);
  await expect(page.getByRole('alert')).toContainText('cut off');
  await expect(page.locator('.now-strip .agent-name').first()).toHaveText('Opus');

  const other = join(folder, 'other.json');
  writeFileSync(other, '{"items": []}');
  await page.getByLabel('Open a film of a rehearsal').setInputFiles(other);
  await expect(page.getByRole('alert')).toContainText('This is no film');

  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'life.json', { type: 'application/json' }));
    return transfer;
  }, readFileSync(file, 'utf8'));
  await page.dispatchEvent('h1', 'dragover', { dataTransfer: dropped });
  await expect(page.locator('.film-drop')).toBeVisible();
  await page.dispatchEvent('h1', 'drop', { dataTransfer: dropped });
  await expect(page.getByText('Nothing of it has happened.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
