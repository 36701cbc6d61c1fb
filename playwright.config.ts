import { defineConfig } from '@playwright/test';

const everywhere = { testDir: '.', testIgnore: ['**/node_modules/**', '**/dist/**'] };

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  reporter: [[process.env['CI'] ? 'dot' : 'list'], ['./harness/dev/closing-line.ts']],
  projects: [
    // In this process, quick.
    {
      ...everywhere,
      name: 'unit',
      testMatch: /\.test\.ts$/,
      testIgnore: [...everywhere.testIgnore, /\.(system|browser)\.test\.ts$/],
    },
    // The built tool, with child processes, ports and files.
    { ...everywhere, name: 'system', testMatch: /\.system\.test\.ts$/, timeout: 120_000 },
    // The catalogue itself, one test a scenario. MM_AUTH_SDK names another target than the reference SDK.
    { name: 'catalogue', testDir: 'scenarios', testMatch: /\.spec\.ts$/ },
    // A real Chromium.
    { ...everywhere, name: 'browser', testMatch: /\.browser\.test\.ts$/, timeout: 60_000 },
  ],
});
