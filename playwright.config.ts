import { defineConfig } from '@playwright/test';

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  reporter: process.env['CI'] ? [['line']] : [['list']],
  projects: [
    {
      name: 'unit',
      testMatch: /\.test\.ts$/,
      testDir: '.',
      testIgnore: ['**/node_modules/**', '**/dist/**'],
    },
  ],
});
