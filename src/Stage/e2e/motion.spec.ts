import { expect, test } from './world/test';

const places = ['', '/missions', '/roundtables', '/agents', '/relationships', '/inbox', '/timelapse', '/rules?policy=x_daily_quota', '/routines', '/costs', '/pulse', '/grains'];

test('who wants no motion gets none, on any page', async ({ page, own }) => {
  await own.rest();
  await own.post('/pause');
  for (const place of places) {
    await page.goto(`/c/${own.key}${place}`);
    await expect(page.locator('h1').first()).toBeAttached();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    const moving = await page.evaluate(() =>
      document.getAnimations().filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration) > 1).map((one) => (one.effect as KeyframeEffect).target?.className),
    );
    expect(moving, place || 'the Stage').toEqual([]);
  }
});

test('without motion office and graph stand still; with it the office lives', async ({ page, own }) => {
  await own.rest();
  await own.post('/pause');
  const still = async (part: string) => {
    const seen = page.locator(part).first();
    const before = await seen.screenshot();
    await page.waitForTimeout(1_600);
    return before.equals(await seen.screenshot());
  };
  await page.goto(`/c/${own.key}/relationships`);
  // What just happened still shows for some seconds: a new bond or one that stands up is news, not motion.
  await expect(page.locator('.bond').first()).toBeAttached();
  await expect.poll(() => still('main svg')).toBe(true);
  await page.goto(`/c/${own.key}`);
  await expect(page.locator('.office.ready')).toBeVisible();
  await expect.poll(() => still('.office-canvas'), { timeout: 60_000 }).toBe(true);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await still('.office-canvas')).toBe(false);
});
