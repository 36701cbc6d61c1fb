// The whole chain in process: catalogue → SDK → backend → judge → report.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { listenInProcess } from '../../backend/in-process.ts';
import { createWorlds } from '../../backend/worlds.ts';
import { adapterDriver } from '../../drivers/adapter.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { openTarget } from '../../target/open.ts';
import { select } from '../selection/select.ts';
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

test('an adapter that stumbles leaves requirements unjudged, and breaks none', async () => {
  const worlds = createWorlds();
  const host = listenInProcess(worlds);
  const invoke = () => Promise.reject(new Error('The bridge has no such handler.'));
  try {
    const report = await runCatalogue({
      scenarios: select(CATALOGUE, { ids: ['jwt/other-calls/saveInstallation/*'] }),
      catalogue: CATALOGUE,
      driver: adapterDriver(() => ({ ...referenceAdapter(), invoke })),
      worlds,
      backendBaseURL: host.baseUrl,
      target: 'module:./adapter.ts',
      adapter: 'module',
      command: 'mm-auth-conformance run',
      selection: [],
      strict: false,
      knownFailures: [],
      callTimeoutMs: 10_000,
    });
    expect(report.verdict).toBe('incomplete');
    expect(report.scenarios.every(({ outcome }) => outcome === 'not-judged')).toBe(true);
    expect(report.requirements.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(report.requirements.find(({ id }) => id === 'UDA-05')?.outcome).toBe('not-judged');
  } finally {
    await host.stop();
  }
});
