import type { Page as List, Routine } from '../src/api/types';
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

test('grains show what is in memory, and the state of one', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/grains`);
  const policies = page.locator('.grain', { hasText: 'Policy' });
  await policies.getByRole('button', { name: /^Policy/ }).click();
  await policies.locator('.grain-keys .tag').first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('in memory')).toBeVisible();
  await expect(drawer.locator('.grain-state')).toContainText('agent_daily_limit');
});
