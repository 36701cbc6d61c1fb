import { defineConfig } from '@playwright/test';
import { paced } from './harness/testing/pace.ts';

/** What plays hundreds of SDKs takes minutes each: `npm run long` runs it, `npm test` does not. */
const LONG = [
  '**/fuzz/*/mutants.system.test.ts',
  '**/reference/liberties/whole-catalogue.test.ts',
  '**/drivers/page/page.browser.test.ts',
  '**/runners/shards.system.test.ts',
  '**/dev/docs/tutorials.system.test.ts',
  '**/dev/package/published.system.test.ts',
  '**/commands/run/fleet.system.test.ts',
  '**/dev/fuzz-memory.system.test.ts',
  '**/dev/diagnosis/new-defects.system.test.ts',
  '**/dev/diagnosis/composed.system.test.ts',
  '**/dev/diagnosis/in-step.system.test.ts',
  '**/init/android-starters.system.test.ts',
  '**/dev/package/readme-typescript.system.test.ts',
];
/** Fetches three Nodes from npm: CI asks for it. */
const NODES = ['**/dev/package/nodes.system.test.ts'];
const long = process.env['MM_LONG'] === '1';
const left = [...(long ? [] : LONG), ...(long || process.env['MM_NODES'] === '1' ? [] : NODES)];
const everywhere = { testDir: '.', testIgnore: ['**/node_modules/**', '**/dist/**', ...left] };

export default defineConfig({
  fullyParallel: true,
  // One more than the smallest machine has cores: many tests wait for a process or a time-out.
  workers: 3,
  // Of thousands of tests a few wait for real clocks. CI plays a red one once more and names it "flaky" if it is then green; by hand red stays red.
  retries: process.env['MM_RETRY'] === '1' ? 1 : 0,
  // Only what hangs meets them: they grow with how slow the machine is when the tests begin.
  timeout: paced(60_000),
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
    { ...everywhere, name: 'system', testMatch: /\.system\.test\.ts$/, timeout: paced(120_000) },
    // The catalogue itself, one test a scenario, as anybody's project has it (mm-auth-conformance/playwright). MM_AUTH_SDK names another target than the reference SDK.
    { name: 'catalogue', testDir: 'scenarios', testMatch: /\.spec\.ts$/ },
    // A real Chromium.
    { ...everywhere, name: 'browser', testMatch: /\.browser\.test\.ts$/, timeout: paced(60_000) },
  ],
});
