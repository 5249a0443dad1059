import { setTimeout as pause } from 'node:timers/promises';
import { Company } from './world/company';
import { adminKey, Server } from './world/server';
import { expect, test } from './world/test';

test('a server that is killed and comes back loses no event and shows none twice', async ({ browser }) => {
  const server = await Server.open();
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1200, height: 4_000 }, storageState: { cookies: [], origins: [] } });
  try {
    await context.request.post('/api/session', { data: { key: adminKey } });
    const studio = new Company(server.url, 'studio');
    const page = await context.newPage();
    await page.goto('/c/studio/feed?kind=external');
    await expect(page.getByText(/Quiet so far|Nothing matches/)).toBeVisible();

    const told: string[] = [];
    let silent = false;
    const talking = (async () => {
      while (!silent) {
        const title = `Signal ${String(told.length).padStart(3, '0')}`;
        // The same id again is the same event, so that asking again after a lost answer is harmless.
        const taken = await studio.post('/events', { events: [{ id: title, kind: 'external', title }] }).then(() => true, () => false);
        if (taken) told.push(title);
        await pause(150);
      }
    })();
    const titles = page.locator('.feed-title');
    await expect.poll(() => told.length).toBeGreaterThan(10);
    await expect.poll(() => titles.count()).toBeGreaterThan(5);
    await server.kill();
    await expect(page.getByText('connection lost')).toBeVisible();
    await server.start();
    const before = told.length;
    await expect.poll(() => told.length).toBeGreaterThan(before + 10);
    silent = true;
    await talking;

    await expect(titles.filter({ hasText: told.at(-1) ?? '' })).toBeVisible();
    await expect(titles).toHaveText([...told].reverse());
  } finally {
    await context.close();
    await server.close();
  }
});

test('a part that throws shows its own fallback, and the rest lives on', async ({ page, own }) => {
  await page.route('**/policies', (route) => route.fulfill({ json: { items: [{ key: 'roundtable_policy', value: null }, { key: 'x_daily_quota', value: null }], next: null } }));
  await page.goto(`/c/${own.key}/rules`);
  await expect(page.getByRole('alert').filter({ hasText: 'stumbled' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Places' }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Missions' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Missions' })).toBeVisible();
  await page.unroute('**/policies');
});

test('a part whose data is refused says so, keeps a way to try again, and heals', async ({ page, own }) => {
  await own.rest();
  let broken = true;
  await page.route(/\/events\?/, (route) => (broken ? route.fulfill({ status: 503, contentType: 'application/problem+json', json: { title: 'Storage is away', status: 503 } }) : route.continue()));
  await page.goto(`/c/${own.key}?kind=roundtable_started`);
  const signal = page.getByRole('region', { name: 'Signal' });
  await expect(signal.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.locator('.now-strip li')).toHaveCount(6);
  broken = false;
  await signal.getByRole('button', { name: 'Try again' }).click();
  await expect(signal.locator('.feed-row').first()).toBeVisible();
});
