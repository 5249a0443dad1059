import { adminKey } from './world/server';
import { expect, test } from './world/test';

test.describe('without a session', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('a key opens the Stage, is kept nowhere, and the way out closes it', async ({ page }) => {
    await page.goto('/');
    const key = page.getByLabel('API key');
    await key.fill('not the key');
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await key.fill(adminKey);
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect(page).toHaveURL(/\/c\//);
    await expect(page.getByRole('button', { name: 'Pause company' })).toBeVisible();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie }))).not.toContain(adminKey);
    await page.getByRole('button', { name: 'You and the look' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByLabel('API key')).toBeVisible();
  });

  test('a company is seen by visitors only when its policy says so, and they may only look', async ({ page, own }) => {
    await page.goto(`/c/${own.key}`);
    await expect(page.getByLabel('API key')).toBeVisible();
    await own.policy('company', { enabled: true, time_zone: 'UTC', public_stage: true });
    // A rule is in force within a second.
    await expect.poll(async () => (await page.request.get(`/api/companies/${own.key}`)).status()).toBe(200);
    await page.goto(`/c/${own.key}`);
    await expect(page.locator('.feed-row').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Pause company' })).toHaveCount(0);
    await page.goto(`/c/${own.key}/missions`);
    await expect(page.getByRole('heading', { level: 1, name: 'Missions' })).toBeVisible();
  });
});

test('nothing on the page needs what its content policy forbids', async ({ page, studio }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  for (const place of ['', '/inbox', '/relationships', '/rules?policy=company', '/timelapse']) {
    const answer = await page.goto(`/c/${studio.key}${place}`);
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe-inline');
    await expect(page.locator('h1').first()).toBeAttached();
  }
  await expect(page.locator('.office.ready')).toBeVisible();
  expect(refused).toEqual([]);
});
