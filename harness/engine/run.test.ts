// The whole chain in process: catalogue → SDK → backend → judge → report.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { listenInProcess } from '../backend/in-process.ts';
import { createWorlds } from '../backend/worlds.ts';
import { openTarget } from '../drivers/open.ts';
import { runCatalogue } from './run.ts';

test('the reference SDK conforms', async () => {
  const worlds = createWorlds();
  const host = listenInProcess(worlds);
  try {
    const report = await runCatalogue({
      scenarios: CATALOGUE,
      catalogue: CATALOGUE,
      driver: (await openTarget('reference', { cwd: process.cwd() })).driver,
      worlds,
      backendBaseURL: host.baseUrl,
      target: 'reference',
      adapter: 'module',
      command: 'mm-auth-conformance run',
      selection: [],
      strict: true,
      knownFailures: [],
      callTimeoutMs: 10_000,
    });
    const wrong = report.scenarios.filter((one) => !['passed', 'observed'].includes(one.outcome));
    expect(wrong.map((one) => `${one.id}: ${one.reason}`)).toEqual([]);
    expect(report.verdict).toBe('passed');
  } finally {
    await host.stop();
  }
});
