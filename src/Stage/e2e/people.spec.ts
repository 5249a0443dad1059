import type { Memory, Page as List, Relationship } from '../src/api/types';
import { expect, test } from './world/test';

test('an agent shows voice, memories and work; memories filter by type', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/agents`);
  await expect(page.locator('.agent-card')).toHaveCount(6);
  await page.getByRole('main').getByRole('link', { name: /^brain/i }).click();
  await expect(page.getByRole('heading', { name: 'Voice' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Look at the books' })).toBeVisible();
  await page.getByRole('group', { name: 'Type' }).getByRole('button', { name: 'Strategy' }).click();
  await expect(page).toHaveURL(/type=strategy/);
  await expect(async () => {
    const kept = await studio.get<List<Memory>>('/agents/brain/memories?type=strategy');
    expect(await page.locator('.memory').count()).toBe(kept.items.length);
  }).toPass({ timeout: 30_000 });
});

test('the bonds are a graph, and each pair has its history', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/relationships`);
  const bonds = page.locator('.bond');
  await expect(bonds).toHaveCount(15);
  const [pair] = (await studio.get<List<Relationship>>('/relationships')).items.filter((bond) => bond.a === 'brain' && bond.b === 'opus');
  await bonds.and(page.getByRole('button', { name: /brain and opus/i })).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/pair=brain/);
  await expect(page.locator('.pair-now')).toContainText(pair?.affinity.toFixed(2) ?? '');
  await expect(page.locator('.pair')).toContainText(/\d+ good, \d+ bad/);
});
