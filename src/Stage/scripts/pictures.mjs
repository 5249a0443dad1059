// Makes the pictures of docs/pictures with real Chromium against a real server with a living company:
//   AGENTOPS_OFFLINE_PRICE=3/15 AGENTOPS_CRAWL_ALLOW=127.0.0.1:8391 ./run --company studio --template studio     (in one terminal)
//   node scripts/pictures.mjs [out]                                                  (in another, from src/Stage)
// A company that has lived for a day or two (./run --speed 60 first) has more to show; the price makes its tokens cost what a real model's would.
// It proposes work, convenes conversations and moves the company's time zone so that its sky is day, dusk and night; what it
// changed in the policies it puts back. CHROMIUM names the browser, AGENTOPS_URLS the server, AGENTOPS_HOME where the admin key lies.
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { Company } from './company.mjs';

const [out = '../../docs/pictures'] = process.argv.slice(2);
const base = (process.env.AGENTOPS_URLS ?? 'http://127.0.0.1:5080').split(';')[0];
const home = process.env.AGENTOPS_HOME ?? '../../.agentops';
const key = process.env.AGENTOPS_ADMIN_KEY ?? readFileSync(`${home}/admin.key`, 'utf8').trim();
const company = new Company(base, process.env.COMPANY ?? 'studio', key);
const slowPagePort = 8391;
mkdirSync(out, { recursive: true });

/** A page that takes its time, so that agents are seen at work. */
const slowPage = createServer((request, response) => {
  setTimeout(() => {
    response.setHeader('content-type', 'text/html');
    response.end(`<title>Field notes</title><h1>Field notes</h1><p>Readers stay for what they can use today. ${request.url} was read 4,120 times.</p>`);
  }, request.url === '/robots.txt' ? 0 : 26_000);
}).listen(slowPagePort, '127.0.0.1');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});

async function open(path, { width = 1440, height = 900, theme = 'dark', touch = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: touch ? 2 : 1, hasTouch: touch });
  await context.addInitScript((chosen) => localStorage.setItem('theme', chosen), theme);
  await context.request.post(`${base}/api/session`, { data: { key } });
  const page = await context.newPage();
  await page.goto(`${base}/c/${company.key}${path}`);
  return page;
}

async function take(page, name, clip) {
  await page.screenshot({ path: `${out}/${name}.png`, clip });
  await page.context().close();
  console.log(`${name}.png`);
}

/** The zone in which it is this hour now by the company's clock, which may be another than ours. */
async function zoneAt(hour) {
  const ahead = ((hour - (await company.now()).getUTCHours() + 36) % 24) - 12;
  // The signs of these names are the wrong way round, by an old custom.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

const talk = async (page) => page.waitForSelector('.bubble.said', { timeout: 30_000 }).catch(() => console.log('(nobody spoke in time)'));
const officeOf = async (page) => (await page.locator('.stage-office').boundingBox()) ?? undefined;

try {
  await company.raise('roundtable_policy', { max_daily_conversations: 24 });
  // What is proposed for the pictures must not be what the day's budget ends with.
  await company.raise('llm_budget', { daily_usd: 3, agent_daily_usd: 1 });
  for (const [name, hour, format, theme] of [['office-day', 12, 'watercooler', 'dark'], ['office-night', 23, 'deep_discussion', 'dark'], ['office-dusk', 19, 'brainstorm', 'dark']]) {
    await company.raise('company', { time_zone: await zoneAt(hour) });
    await company.quiet();
    const page = await open('', { theme });
    await page.waitForSelector('.office.ready');
    await company.convene(format);
    await company.work(slowPagePort);
    // Long enough for those who talk to have walked to the table.
    await page.waitForTimeout(11_000);
    await talk(page);
    if (name === 'office-dusk') await page.screenshot({ path: `${out}/stage.png` });
    await take(page, name, await officeOf(page));
  }
  await company.raise('company', { time_zone: await zoneAt(10) });

  const light = await open('', { theme: 'light' });
  await light.waitForSelector('.office.ready');
  await light.waitForTimeout(4_000);
  await take(light, 'stage-light');

  const feed = await open('/feed?kind=mission_succeeded');
  await feed.locator('.feed-title').first().click();
  await feed.waitForSelector('.chain-node');
  await feed.waitForTimeout(800);
  await take(feed, 'feed');

  const playback = await open(`/missions/${await company.longMission()}`);
  await playback.waitForSelector('.player');
  await playback.locator('.player input[type=range]').evaluate((input) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    set.call(input, String(Number(input.min) + (Number(input.max) - Number(input.min)) * 0.7));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await playback.waitForTimeout(600);
  await take(playback, 'playback');

  for (const [name, path, wait] of [['relationships', '/relationships', 2_500], ['grains', '/grains', 6_500]]) {
    const page = await open(path);
    await page.waitForTimeout(wait);
    await take(page, name);
  }
  const costs = await open('/costs?by=agent');
  // A rehearsal of some days comes first.
  await costs.waitForSelector('.forecast-band', { timeout: 180_000 });
  await costs.waitForTimeout(500);
  await take(costs, 'costs');

  const table = await open(`/roundtables/${await company.lastTable()}`);
  await table.waitForTimeout(1_500);
  await take(table, 'roundtable');

  const phone = { width: 390, height: 780, touch: true };
  for (const [name, path, wait] of [['inbox-phone', '/inbox', 1_500], ['stage-phone', '', 4_000]]) {
    const page = await open(path, phone);
    await page.waitForTimeout(wait);
    await take(page, name);
  }
} finally {
  await company.putBack();
  await browser.close();
  slowPage.close();
  slowPage.closeAllConnections();
}
