import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './world/test';

const places = ['', '/feed', '/missions', '/roundtables', '/agents', '/agents/brain', '/relationships', '/inbox', '/timelapse', '/rules', '/rules?policy=x_daily_quota', '/routines', '/posts', '/costs', '/pulse', '/grains', '/settings'];

for (const place of places) {
  test(`axe finds nothing on ${place || 'the Stage'}, dark or light`, async ({ page, studio }) => {
    await page.goto(`/c/${studio.key}${place}`);
    await expect(page.locator('h1').first()).toBeAttached();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    const found = async (axe: AxeBuilder) =>
      (await axe.analyze()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
    expect(await found(new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']))).toEqual([]);
    // By day only the colours are others.
    await page.evaluate(() => (document.documentElement.dataset.theme = 'light'));
    expect(await found(new AxeBuilder({ page }).withRules(['color-contrast']))).toEqual([]);
  });
}

test('dark is home; light is chosen, and stays chosen', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/costs`);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await ground()).toBe('rgb(11, 14, 26)');
  await page.getByRole('button', { name: 'You and the look' }).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await ground()).toBe('rgb(245, 246, 251)');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('every place fits 360 pixels, and the tabs lead there', async ({ page, studio }) => {
    await page.goto(`/c/${studio.key}`);
    const tabs = page.getByRole('navigation', { name: 'Places' }).and(page.locator('.tabs'));
    for (const [tab, heading] of [['Missions', 'Missions'], ['Inbox', 'Inbox'], ['More', 'More']] as const) {
      await tabs.getByRole('link', { name: tab }).click();
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    }
    for (const place of places) {
      await page.goto(`/c/${studio.key}${place}`);
      await expect(page.locator('h1').first()).toBeAttached();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(360);
    }
  });
});
