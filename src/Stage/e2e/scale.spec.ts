import { sql } from './world/database';
import { expect, test } from './world/test';

const events = 100_000;

test('100,000 events scroll from the newest to the oldest, below 100 MB', async ({ page, own }) => {
  test.setTimeout(300_000);
  sql(
    process.env.STAGE_DATABASE ?? '',
    `insert into ops_agent_events (id, at, company, kind, agent, cause, root_cause, title, summary, tags)
     select gen_random_uuid(), now() - make_interval(secs => ${events} - n), '${own.key}', 'external', (array['opus', 'brain', 'growth'])[1 + n % 3], 'person:test', 'person:test',
            'Old signal ' || n, 'What happened in the long history of this company, number ' || n, array['old', 'test']
     from generate_series(1, ${events}) as n`,
  );
  await page.goto(`/c/${own.key}/feed?tag=old`);
  const feed = page.getByRole('feed', { name: 'Signal' });
  await expect(feed.locator('.feed-row').first()).toBeVisible();
  const count = await feed.evaluate(async (element, total) => {
    // Every row is as high as any other.
    const rows = () => Math.round(element.scrollHeight / (element.querySelector('.feed-slot')?.clientHeight ?? 1));
    for (const deadline = performance.now() + 240_000; rows() < total && performance.now() < deadline; ) {
      element.scrollTop = element.scrollHeight;
      await new Promise((done) => requestAnimationFrame(done));
    }
    element.scrollTop = element.scrollHeight;
    return rows();
  }, events);
  expect(count).toBe(events);
  await expect(feed.getByRole('button', { name: /number 1$|Old signal 1$/ })).toBeVisible();
  // What is on the page stays small however long the list is.
  expect(await feed.locator('.feed-row').count()).toBeLessThan(100);

  const inside = await page.context().newCDPSession(page);
  await inside.send('HeapProfiler.collectGarbage');
  await inside.send('Performance.enable');
  const { metrics } = await inside.send('Performance.getMetrics');
  const heap = metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? Infinity;
  expect(heap / 1024 / 1024).toBeLessThan(100);
});
