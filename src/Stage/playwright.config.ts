import { defineConfig } from '@playwright/test';

// Real Chromium against the real server; `e2e/world` starts what is needed. One page at a time: two cores draw and serve.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/world/setup.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  // A busy machine is slow, not wrong. While writing a test one rather knows soon.
  expect: { timeout: Number(process.env.STAGE_PATIENCE_MS ?? 30_000) },
  forbidOnly: true,
  use: {
    viewport: { width: 1440, height: 900 },
    // Recording costs more than the tests themselves.
    trace: process.env.STAGE_TRACE ? 'retain-on-failure' : 'off',
    // The office stands still unless a test is about it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    },
  },
});
