import type { Company as About, Page as List, Policy, Trigger } from '../src/api/types';
import { expect, test } from './world/test';

test('a rule is changed with a look back, kept in the history, and undone', async ({ page, own }) => {
  await own.policy('agent_daily_limit', { limit: 2 });
  for (const title of ['One', 'Two', 'Three']) await own.propose(title, 'view', { what: 'overview' }, 'observer');
  await page.goto(`/c/${own.key}/rules?policy=agent_daily_limit`);
  const editor = page.getByRole('dialog');
  await editor.getByLabel('Limit').fill('20');
  await expect(editor.getByText('Had it been so for the last 7 days')).toBeVisible();
  const moved = editor.locator('.what-if-list li');
  await expect(moved).toHaveCount(1);
  await expect(moved).toContainText(/Observer Three[\s\S]*turned down[\s\S]*accepted/);
  await expect(editor.locator('.sides').first()).toContainText('1 out');
  await expect(editor.locator('.sides').last()).toContainText('0 out');
  await editor.getByRole('button', { name: 'Save and enforce' }).click();
  await expect(page.getByText('Saved. It is in force now.')).toBeVisible();
  const limit = async () => (await own.get<Policy>('/policies/agent_daily_limit')).value.limit;
  expect(await limit()).toBe(20);

  await editor.getByRole('tab', { name: 'History' }).click();
  await editor.locator('.history li').first().getByRole('button', { name: 'Back to before' }).click();
  await editor.getByRole('button', { name: 'Save and enforce' }).click();
  await expect.poll(limit).toBe(2);
});

test('a wrong value is told while one types, and cannot be saved', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}/rules?policy=x_daily_quota`);
  const editor = page.getByRole('dialog');
  await editor.getByRole('tab', { name: 'JSON' }).click();
  const json = editor.getByLabel('The rule as JSON');
  await json.fill('{ "limit": -3 }');
  await expect(editor.locator('.field-error').first()).toBeVisible();
  await expect(editor.getByRole('button', { name: 'Save and enforce' })).toBeDisabled();
  await json.fill('{ "limit": ');
  await expect(editor.getByRole('alert').first()).toBeVisible();
});

test('a trigger is switched off and edited', async ({ page, own }) => {
  await page.goto(`/c/${own.key}/rules?tab=triggers`);
  const trigger = async () => (await own.get<List<Trigger>>('/triggers')).items.find((one) => one.name === 'mission_failed');
  await page.getByRole('switch', { name: 'mission failed on' }).click();
  await expect.poll(async () => (await trigger())?.enabled).toBe(false);
  await page.getByRole('button', { name: 'Edit mission failed' }).click();
  await page.getByRole('dialog').getByLabel(/Rest between/).fill('77');
  await page.getByRole('dialog').getByRole('button', { name: 'Save and enforce' }).click();
  await expect.poll(async () => (await trigger())?.cooldownMinutes).toBe(77);
});

test('the red button pauses the company at once, and it opens again', async ({ page, own }) => {
  await page.goto(`/c/${own.key}`);
  await page.getByRole('button', { name: 'Pause company' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause now' }).click();
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  expect((await own.get<About>('')).state).toBe('paused');
  expect((await own.ask('Too late')).gate).toBe('company');
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pause company' })).toBeVisible();
});
