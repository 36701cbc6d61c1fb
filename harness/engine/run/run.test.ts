// The whole chain in process: catalogue → SDK → backend → judge → report.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { paced } from '../../testing/pace.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { runScenarios } from '../../testing/run-scenarios.ts';
import { select } from '../selection/select.ts';

test('the reference SDK conforms', async () => {
  test.setTimeout(paced(180_000));
  const report = await runScenarios('reference', {}, { strict: true });
  const wrong = report.scenarios.filter((one) => !['passed', 'observed'].includes(one.outcome));
  expect(wrong.map((one) => `${one.id}: ${one.reason}`)).toEqual([]);
  expect(report.verdict).toBe('passed');
});

test('an adapter that stumbles leaves requirements unjudged, and breaks none', async () => {
  const invoke = () => Promise.reject(new Error('The bridge has no such handler.'));
  const report = await runAdapter(() => ({ ...referenceAdapter(), invoke }), {
    scenarios: select(CATALOGUE, { ids: ['jwt/other-calls/saveInstallation/*'] }),
  });
  expect(report.verdict).toBe('incomplete');
  expect(report.scenarios.every(({ outcome }) => outcome === 'not-judged')).toBe(true);
  expect(report.requirements.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(report.requirements.find(({ id }) => id === 'UDA-05')?.outcome).toBe('not-judged');
});
