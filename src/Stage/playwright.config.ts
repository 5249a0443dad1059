import { defineConfig } from '@playwright/test';

const alone = /(weight|crowd)\.spec/;

// Real Chromium against the real server; `e2e/world` starts what is needed.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/world/setup.ts',
  outputDir: 'test-results',
  // Two at a time: mostly a test waits for the company. What is about how quick the Stage is has the machine for itself.
  workers: 2,
  projects: [
    { name: 'beside others', testIgnore: alone },
    { name: 'alone', testMatch: alone, workers: 1, dependencies: ['beside others'] },
  ],
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
