import type { Forecast, Page as List, Post, Routine } from '../src/api/types';
import { expect, test } from './world/test';

test('costs show the budget, by agent, model, use and day', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/costs`);
  for (const view of ['model', 'use', 'agent']) {
    await page.getByRole('button', { name: `By ${view}` }).click();
    await expect(page).toHaveURL(new RegExp(`by=${view}`));
    await expect(page.getByRole('table', { name: `Costs by ${view}` }).getByRole('row').nth(1)).toBeVisible();
  }
  await page.getByRole('button', { name: 'By day' }).click();
  await expect(page).toHaveURL(/by=day/);
});

test('the day’s costs have a band that a rehearsal of this company drew', async ({ page, own }) => {
  // Twice twenty days are lived, on threads that give way to all others.
  test.setTimeout(300_000);
  await own.worked('Spend a little');
  await page.goto(`/c/${own.key}/costs`);
  const spent = page.locator('.budget-figures > div').filter({ hasText: 'Spent today' });
  await expect(spent).not.toContainText(/\$0$/);
  const picture = page.getByRole('img', { name: /Eight of ten rehearsed days end between \$\d/ });
  await expect(picture).toBeVisible({ timeout: 140_000 });
  await expect(picture.locator('.forecast-band')).toHaveAttribute('d', /^M[\d. ]+(L[\d. ]+)+Z$/);
  await expect(page.locator('.budget-figures')).toContainText(/By midnight, as rehearsed\s*\$/);

  // The band follows the rules: with no conversations a day costs less.
  const { hours } = await own.get<Forecast>('/costs/forecast');
  await own.policy('roundtable_policy', { enabled: false, max_daily_conversations: 0, min_pause_seconds: 1, max_pause_seconds: 2 });
  await expect.poll(async () => (await own.get<Forecast>('/costs/forecast')).hours[24]?.spent.p50, { timeout: 140_000 }).toBeLessThan(hours[24]?.spent.p50 ?? 0);
});

test('the heart beats on demand, and each beat tells its six duties', async ({ page, own }) => {
  await page.goto(`/c/${own.key}/pulse`);
  await page.getByRole('button', { name: 'Beat now' }).click();
  await expect(page.locator('.beat-bar').first()).toBeVisible();
  expect(await page.locator('.duty').count()).toBeGreaterThanOrEqual(6);
});

test('routines are switched and run', async ({ page, own }) => {
  await page.goto(`/c/${own.key}/routines`);
  const routines = async () => (await own.get<List<Routine>>('/routines')).items;
  const [first] = await routines();
  const row = page.locator('.routine').first();
  await row.getByRole('switch').click();
  await expect.poll(async () => (await routines())[0]?.enabled).toBe(!first?.enabled);
  await row.getByRole('button', { name: 'Run now' }).click();
  await expect.poll(async () => (await routines()).some((one) => one.lastRunAt)).toBe(true);
});

test('what a routine came to is read below it', async ({ page, own }) => {
  await page.goto(`/c/${own.key}/routines`);
  const row = page.locator('.routine').filter({ hasText: 'Evening briefing' });
  await row.getByRole('button', { name: 'Run now' }).click();
  await row.getByText('What it came to').click();
  const digest = row.locator('.routine-runs .digest').first();
  await expect(digest).not.toHaveText(/Nothing to read yet|^$/);
  await expect(row.locator('.routine-runs a').first()).toHaveText('succeeded');
});

test('a post that a person let through stands in the timeline with what readers did', async ({ page, own }) => {
  const asked = await own.ask('Tell them it rains');
  await own.post(`/proposals/${asked.id}/accept`);
  const posts = async () => (await own.get<List<Post>>('/posts')).items;
  await expect.poll(async () => (await posts()).length).toBe(1);
  await page.goto(`/c/${own.key}/posts`);
  await expect(page.locator('.post-text')).toHaveText('Tell them it rains.');
  await expect(page.locator('.post')).toContainText('sandbox');
  const [post] = await posts();
  await own.post('/metrics', { posts: [{ draftId: post?.draftId, impressions: 1_200, likes: 48, reposts: 7, replies: 5, clicks: 3, at: new Date().toISOString() }] });
  await page.reload();
  await expect(page.locator('.post')).toContainText('1,200 views · 48 likes · 5 answers · 7 reposts');
});

test('grains show what is in memory, and the state of one', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/grains`);
  const policies = page.locator('.grain', { hasText: 'Policy' });
  await policies.getByRole('button', { name: /^Policy/ }).click();
  await policies.locator('.grain-keys .tag').first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('in memory')).toBeVisible();
  await expect(drawer.locator('.grain-state')).toContainText('agent_daily_limit');
});
