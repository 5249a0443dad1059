import type { Mission, Page as List } from '../src/api/types';
import { expect, test } from './world/test';

test('missions are listed, filtered and opened to their steps', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/missions`);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page).toHaveURL(/status=succeeded/);
  await page.getByRole('button', { name: 'Show the steps of Look at the books' }).click();
  const card = page.locator('.mission-card.open');
  // A step says what it did to what, not of which kind it is.
  await expect(card.locator('.step-act')).toHaveText('Looked at the company’s figures');
  await card.locator('.step-head').click();
  await expect(card.getByText('Input', { exact: true })).toBeVisible();
  await expect(card.getByText('Result', { exact: true })).toBeVisible();
  await expect(card.getByText('1 time', { exact: true })).toBeVisible();
});

test('a mission is played again like a film', async ({ page, studio }) => {
  const mission = (await studio.get<List<Mission>>('/missions?status=succeeded')).items.find((one) => one.title === 'Look at the books');
  await page.goto(`/c/${studio.key}/missions/${mission?.id}`);
  const player = page.getByRole('region', { name: /^Playback of/ });
  const moment = player.getByRole('slider', { name: 'Moment' });
  await expect(page.locator('.chapter.not-yet')).toHaveCount(0);
  await moment.focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.chapter.not-yet').first()).toBeVisible();
  await player.getByLabel('Speed').selectOption({ index: 0 });
  await player.getByRole('button', { name: 'Play', exact: true }).click();
  await moment.focus();
  await page.keyboard.press('End');
  await expect(page.locator('.chapter.not-yet')).toHaveCount(0);
  await expect(page.getByText('Mission done')).toBeVisible();
});

test('what runs can be cancelled, and what was cancelled tried again', async ({ page, own }) => {
  await own.policy('worker_view', { enabled: true, concurrency: 0, max_attempts: 3, lease_seconds: 120 });
  const proposal = await own.propose('Wait for me', 'view', { what: 'overview' });
  await page.goto(`/c/${own.key}/missions/${proposal.missionId}`);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel it' }).click();
  await expect(page.getByText('Mission cancelled')).toBeVisible();
  await own.policy('worker_view', { enabled: true, concurrency: 4, max_attempts: 3, lease_seconds: 120 });
  await page.getByRole('button', { name: 'Retry what did not succeed' }).click();
  await expect(page.getByText('Mission done')).toBeVisible();
});
