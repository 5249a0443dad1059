import type { Agent, Page as List, Roundtable } from '../src/api/types';
import { expect, test } from './world/test';

test('the office draws everyone, and says who does what', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}`);
  await expect(page.locator('.office.ready')).toBeVisible();
  const { items } = await studio.get<List<Agent>>('/agents');
  expect(items.length).toBe(6);
  for (const agent of items) await expect(page.locator('.office-people').getByRole('button', { name: new RegExp(`^${agent.name} `) })).toBeAttached();

  // The picture is a picture: many colours, not an empty canvas.
  const colours = async () => {
    const picture = (await page.locator('.office-canvas').screenshot()).toString('base64');
    return page.evaluate(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      pen?.drawImage(image, 0, 0);
      return new Set(new Uint32Array(pen?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(0))).size;
    }, picture);
  };
  await expect.poll(colours).toBeGreaterThan(100);
});

test('who is touched tells what it is doing and why', async ({ page, studio }) => {
  await page.goto(`/c/${studio.key}`);
  await expect(page.locator('.office.ready')).toBeVisible();
  await page.locator('.office-people').getByRole('button', { name: /^brain/i }).focus();
  await page.keyboard.press('Enter');
  const card = page.locator('.office-card');
  await expect(card).toBeVisible();
  await card.getByRole('link', { name: 'Who is this?' }).click();
  await expect(page).toHaveURL(/\/agents\/brain$/);
});

test('those who talk carry their real words in bubbles', async ({ page, own }) => {
  await own.rest();
  await page.goto(`/c/${own.key}`);
  await expect(page.locator('.office.ready')).toBeVisible();
  const said = page.locator('.bubble.said').first();
  await own.policy('roundtable_policy', { enabled: true, max_daily_conversations: 50, min_pause_seconds: 2, max_pause_seconds: 3 });
  await own.convene('Why short beats long', 'brainstorm');
  await expect(said).toBeVisible();
  const words = (await said.innerText()).replace(/\s*scripted\s*$/i, '').trim();
  const turns = (await own.get<List<Roundtable>>('/roundtables')).items.flatMap((one) => one.turns.map((turn) => turn.text));
  expect(turns).toContain(words);
});
