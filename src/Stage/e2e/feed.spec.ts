import { expect, test } from './world/test';

test('new events arrive by themselves, and wait while one reads further down', async ({ page, own }) => {
  const bridge = (from: number, to: number) =>
    own.post('/events', { events: Array.from({ length: to - from }, (_, i) => ({ id: `bridge-${from + i}`, kind: 'external', title: `Signal ${from + i}` })) });
  await bridge(0, 60);
  await page.goto(`/c/${own.key}/feed?kind=external`);
  const feed = page.getByRole('feed', { name: 'Signal' });
  await expect(feed.getByRole('button', { name: 'Signal 59', exact: true })).toBeVisible();
  await bridge(60, 61);
  await expect(feed.getByRole('button', { name: 'Signal 60', exact: true })).toBeVisible();

  await feed.hover();
  await page.mouse.wheel(0, 900);
  // The page knows that one reads further down once it has drawn it: the newest are no longer there.
  await expect(feed.getByRole('button', { name: 'Signal 60', exact: true })).toHaveCount(0);
  const before = await feed.evaluate((element) => element.scrollTop);
  await bridge(61, 64);
  const waiting = page.getByRole('button', { name: '3 new events' });
  await expect(waiting).toBeVisible();
  expect(await feed.evaluate((element) => element.scrollTop)).toBe(before);
  await waiting.click();
  await expect(feed.getByRole('button', { name: 'Signal 63', exact: true })).toBeVisible();
});

test('filters narrow the signal and live in the address', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/feed`);
  await page.getByLabel('Kind').selectOption('mission_succeeded');
  await expect(page).toHaveURL(/kind=mission_succeeded/);
  const titles = page.locator('.feed-title');
  await expect(titles.filter({ hasText: 'Look at the books' }).first()).toBeVisible();
  const wanted = (await studio.events('kind=mission_succeeded&limit=200')).items.length;
  await expect(page.locator('.feed-slot')).toHaveCount(wanted);
  await page.getByRole('searchbox', { name: 'Text' }).fill('no such words anywhere');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page).not.toHaveURL(/kind=/);
});

test('an event opens its chain, from the root to what it caused', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/feed?kind=mission_succeeded`);
  await page.locator('.feed-title').filter({ hasText: 'Look at the books' }).first().click();
  const chain = page.getByRole('dialog');
  await expect(chain).toBeVisible();
  await expect(chain.locator('.chain-node.chosen')).toBeVisible();
  expect(await chain.locator('.chain-node').count()).toBeGreaterThan(3);
  await chain.getByRole('link', { name: 'The mission' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Look at the books' })).toBeVisible();
});
