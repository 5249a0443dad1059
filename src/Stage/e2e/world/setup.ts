import { request } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminKey, Server } from './server';

/** Starts the one server that most tests share, and signs in once. */
export default async function setup() {
  const server = await Server.open();
  const folder = mkdtempSync(join(tmpdir(), 'agentops-session-'));
  const session = join(folder, 'session.json');
  const browser = await request.newContext({ baseURL: server.url });
  const signed = await browser.post('/api/session', { data: { key: adminKey } });
  if (!signed.ok()) throw new Error(`Signing in answered ${signed.status()}: ${await signed.text()}`);
  await browser.storageState({ path: session });
  await browser.dispose();
  process.env.STAGE_URL = server.url;
  process.env.STAGE_DATABASE = server.database;
  process.env.STAGE_SESSION = session;
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
