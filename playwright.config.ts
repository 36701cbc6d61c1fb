import { defineConfig } from '@playwright/test';

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  reporter: [[process.env['CI'] ? 'dot' : 'list'], ['./harness/dev/closing-line.ts']],
  projects: [
    {
      name: 'unit',
      testMatch: /\.test\.ts$/,
      testDir: '.',
      testIgnore: ['**/node_modules/**', '**/dist/**'],
    },
  ],
});
