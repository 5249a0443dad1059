import type { Roundtable } from '../src/api/types';
import { expect, test } from './world/test';

test('a conversation is convened, followed through a reload, and distilled', async ({ page, own }) => {
  await own.rest();
  await own.policy('roundtable_policy', { enabled: true, max_daily_conversations: 50, min_pause_seconds: 1, max_pause_seconds: 2 });
  await page.goto(`/c/${own.key}/roundtables`);
  await page.getByRole('button', { name: 'Convene one' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What about').fill('Short posts or long ones');
  await dialog.getByLabel('How').selectOption('debate');
  await dialog.getByRole('button', { name: 'Call them in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Short posts or long ones' })).toBeVisible();
  const lines = page.locator('.line');
  await expect(lines.nth(1)).toBeVisible();

  const before = await lines.locator('.line-text').allInnerTexts();
  await page.reload();
  await expect(lines.nth(before.length)).toBeVisible();
  expect((await lines.locator('.line-text').allInnerTexts()).slice(0, before.length)).toEqual(before);

  await expect(page.getByRole('heading', { name: 'Learned' })).toBeVisible();
  const id = page.url().split('/').at(-1);
  const talk = await own.get<Roundtable>(`/roundtables/${id}`);
  await expect(lines.locator('.line-text')).toHaveText(talk.turns.map((turn) => turn.text));
});

test('each speaker is explained by the draw behind it', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/roundtables`);
  await page.locator('.talk-title').first().click();
  await page.getByRole('button', { name: 'Why did this one speak? Turn 2', exact: true }).click();
  await expect(page.locator('.draw')).toContainText('Why this one');
  await expect(page.locator('.draw .weight.chosen')).toBeVisible();
});
