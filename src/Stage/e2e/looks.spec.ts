import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './world/test';

const places = ['', '/feed', '/missions', '/roundtables', '/agents', '/agents/brain', '/relationships', '/inbox', '/timelapse', '/rules', '/rules?policy=x_daily_quota', '/rules?tab=triggers', '/routines', '/posts', '/costs', '/webhooks', '/pulse', '/grains', '/settings', '/more'];
const tablet = { width: 1024, height: 768 };
const phone = { width: 360, height: 740 };

const found = async (axe: AxeBuilder) =>
  (await axe.analyze()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
// We have no frames, and without them axe needs no second page to put its findings together.
const all = (page: Page) => found(new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']));
const wear = (page: Page, theme: 'dark' | 'light') => page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);

/** What is cut off at the sides: the page itself, or words in a box that hides what does not fit without a sign of it. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const style = getComputedStyle(element);
      const hides = style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && style.position !== 'absolute';
      return hides && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && !element.closest('.office, .portrait, .bar');
    });
    const wide = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    return [...wide, ...cut.map((element) => `${element.tagName} .${element.className}`)];
  });

for (const place of places) {
  test(`axe finds nothing on ${place || 'the Stage'}, and it fits: a desktop by night, a tablet and a phone by day`, async ({ page, studio }) => {
    await page.goto(`/c/${studio.key}${place}`);
    await expect(page.locator('h1').first()).toBeAttached();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    expect(await all(page)).toEqual([]);
    expect(await cutOff(page), 'at 1440').toEqual([]);
    await wear(page, 'light');
    await page.setViewportSize(tablet);
    expect(await cutOff(page), 'at 1024').toEqual([]);
    await page.setViewportSize(phone);
    await expect(page.locator('.skeleton')).toHaveCount(0);
    expect(await cutOff(page), 'at 360').toEqual([]);
    expect(await all(page)).toEqual([]);
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
  test.use({ viewport: phone, hasTouch: true });

  test('the tabs lead to every place', async ({ page, studio }) => {
    await page.goto(`/c/${studio.key}`);
    const tabs = page.getByRole('navigation', { name: 'Places' }).and(page.locator('.tabs'));
    for (const [tab, heading] of [['Missions', 'Missions'], ['Inbox', 'Inbox'], ['More', 'More']] as const) {
      await tabs.getByRole('link', { name: tab }).click();
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    }
    for (const place of ['Roundtables', 'Time-lapse', 'Webhooks', 'Costs', 'Settings']) await expect(page.getByRole('navigation', { name: 'More places' }).getByRole('link', { name: place })).toBeVisible();
  });
});
