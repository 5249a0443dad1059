import { createHmac } from 'node:crypto';
import { createServer, type Server as Receiver } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './world/test';

interface Taken {
  signature: string;
  body: string;
}

const taken: Taken[] = [];
let answer = 200;
let receiver: Receiver;
let address = '';

test.beforeAll(async () => {
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken.push({ signature: String(request.headers['x-agentops-signature']), body: Buffer.concat(parts).toString() });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook/secret-part`;
});
test.afterAll(() => receiver.close());

test('a webhook is made, signs what it delivers, tells what failed, and sends it again', async ({ page, own }) => {
  await own.rest();
  await page.goto(`/c/${own.key}/webhooks`);
  await expect(page.getByText('Nobody outside is told yet')).toBeVisible();
  await page.getByRole('button', { name: 'New webhook' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('ops-room');
  await form.getByLabel('Address').fill('http://169.254.169.254/latest');
  await form.getByRole('button', { name: 'Make it' }).click();
  await expect(form.locator('.field-error')).toBeVisible();
  await form.getByLabel('Address').fill(address);
  await form.getByLabel('external').check();
  await form.getByRole('button', { name: 'Make it' }).click();
  const shown = page.getByRole('status').filter({ hasText: 'The secret of ops-room' });
  const secret = (await shown.locator('.copy-id span').innerText()).trim();
  const card = page.getByRole('region', { name: 'Webhook ops-room' });
  await expect(card).toContainText('127.0.0.1');
  await expect(card).not.toContainText('secret-part');

  await card.getByRole('button', { name: 'Deliveries' }).click();
  const rows = card.locator('.delivery');
  await own.post('/events', { events: [{ id: 'first', kind: 'external', title: 'The first signal' }] });
  await expect(rows.first()).toContainText('delivered');
  const [first] = taken.filter((one) => one.body.includes('The first signal'));
  const [, at, signature] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(first?.signature ?? '') ?? [];
  expect(signature).toBe(createHmac('sha256', secret).update(`${at}.${first?.body}`).digest('hex'));

  // 410 ends a delivery at once.
  answer = 410;
  await own.post('/events', { events: [{ id: 'second', kind: 'external', title: 'The second signal' }] });
  await expect(rows.first()).toContainText('failed');
  await expect(rows.first()).toContainText('answered 410');
  answer = 200;
  await rows.first().getByRole('button', { name: /again/ }).click();
  await expect(rows.first()).toContainText('delivered');
  expect(taken.filter((one) => one.body.includes('The second signal'))).toHaveLength(2);

  await card.getByRole('switch').click();
  await expect(card.getByRole('switch')).not.toBeChecked();
  await card.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nobody outside is told yet')).toBeVisible();
});
