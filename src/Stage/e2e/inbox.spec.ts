import type { Proposal } from '../src/api/types';
import { expect, test } from './world/test';

test('proposals are decided by keyboard alone: j, k, a, r', async ({ page, own }) => {
  const asked: Proposal[] = [];
  for (const title of ['First post', 'Second post', 'Third post']) asked.push(await own.ask(title));
  await page.goto(`/c/${own.key}/inbox`);
  const title = page.locator('.proposal-title');
  await expect(title).toHaveText('First post');
  await page.keyboard.press('j');
  await expect(title).toHaveText('Second post');
  await page.keyboard.press('j');
  await expect(title).toHaveText('Third post');
  await page.keyboard.press('k');
  await expect(title).toHaveText('Second post');
  await page.keyboard.press('a');
  await expect(title).toHaveText('Third post');
  await page.keyboard.press('r');
  await expect(title).toHaveText('First post');

  const status = async (proposal: Proposal | undefined) => (await own.get<Proposal>(`/proposals/${proposal?.id}`)).status;
  await expect.poll(() => status(asked[1])).toBe('accepted');
  await expect.poll(() => status(asked[2])).toBe('rejected');
  expect(await status(asked[0])).toBe('pending');
});

test('a proposal says what it will do, what it costs and which gates it passed', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/inbox`);
  const card = page.getByRole('article').filter({ hasText: 'Tell them about the books' });
  await expect(card).toContainText('It will cost about');
  await expect(card.getByText('leaves the house')).toBeVisible();
  await expect(card.locator('.gates li').first()).toBeVisible();
});
