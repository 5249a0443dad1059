import { expect, test } from './world/test';

test('a day is lived again: office, feed and figures move together, and a moment can be shared', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/timelapse`);
  const player = page.getByRole('region', { name: /^Playback of the day/ });
  const moment = player.getByRole('slider', { name: 'Moment' });
  await moment.focus();
  await page.keyboard.press('Home');
  const figures = page.locator('.timelapse-figures');
  const nothingDone = /(^|\D)0 done/;
  await expect(figures).toHaveText(nothingDone);
  const rows = page.locator('.timelapse-feed .feed-row');
  const early = await rows.count();
  await page.keyboard.press('End');
  await expect(figures).not.toHaveText(nothingDone);
  await expect.poll(() => rows.count()).toBeGreaterThan(early);
  await expect(page.locator('.office-people')).toBeAttached();
  await page.getByRole('button', { name: 'Share this moment' }).click();
  await expect(page).toHaveURL(/day=\d{4}-\d{2}-\d{2}.*at=/);
  const there = page.url();
  const shown = (await figures.textContent()) ?? '';
  await page.goto('about:blank');
  await page.goto(there);
  await expect(page.locator('.timelapse-figures')).toHaveText(shown);
});
