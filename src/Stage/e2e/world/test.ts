import { test as base } from '@playwright/test';
import { Company } from './company';

interface Each {
  /** A company of this test alone, for tests that change something. */
  own: Company;
}

interface All {
  /** A living company that tests only look at. */
  studio: Company;
}

export const serverUrl = () => process.env.STAGE_URL ?? '';

/** Tests whose page is signed in as admin on the shared server. */
export const test = base.extend<Each, All>({
  baseURL: async ({}, use) => use(serverUrl()),
  storageState: async ({}, use) => use(process.env.STAGE_SESSION),
  own: async ({}, use) => use(await Company.found(serverUrl())),
  studio: [
    async ({}, use) => {
      const studio = await Company.found(serverUrl());
      await studio.worked('Look at the books');
      await studio.ask('Tell them about the books');
      await studio.rest();
      await use(studio);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';
