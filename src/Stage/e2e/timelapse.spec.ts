import { expect, test } from './world/test';

test('a day is lived again: office, feed and figures move together, and a moment can be shared', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/timelapse`);
  const player = page.getByRole('region', { name: /^Playback of the day/ });
  const moment = player.getByRole('slider', { name: 'Moment' });
  await moment.focus();
  await page.keyboard.press('Home');
  const figures = page.locator('.timelapse-figures');
  await expect(figures).toContainText('0 done');
  const rows = page.locator('.timelapse-feed .feed-row');
  const early = await rows.count();
  await page.keyboard.press('End');
  await expect(figures).not.toContainText('0 done');
  await expect.poll(() => rows.count()).toBeGreaterThan(early);
  await expect(page.locator('.office-people')).toBeAttached();
  await page.getByRole('button', { name: 'Share this moment' }).click();
  await expect(page).toHaveURL(/day=\d{4}-\d{2}-\d{2}.*at=/);
  const there = page.url();
  const shown = await figures.innerText();
  await page.goto('about:blank');
  await page.goto(there);
  await expect(page.locator('.timelapse-figures')).toHaveText(shown.replace(/\s+/g, ' '), { useInnerText: true });
});
