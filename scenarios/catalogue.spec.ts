// The catalogue in Playwright Test: one test a scenario, named by its id, with what was seen (tokens, steps with their
// requests and callbacks, checks) attached.
//
//   npx playwright test --project=catalogue --grep expired
//   MM_AUTH_SDK=module:./adapter.ts npx playwright test --project=catalogue
//
// It says what `mm-auth-conformance run` says: the same engine plays and judges.
import { test as base, type TestInfo } from '@playwright/test';
import { type KeptDriver, keptDriver } from '../harness/drivers/kept.ts';
import { DEFAULT_CALL_TIMEOUT_MS, runCatalogue } from '../harness/engine/run/run.ts';
import { openedTarget } from '../harness/target/opened-target.ts';
import type { ScenarioResult } from '../reports/model.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Scenario } from './scenario.ts';

const TARGET = process.env['MM_AUTH_SDK'] ?? 'reference';

interface Stage {
  readonly play: (scenario: Scenario) => Promise<ScenarioResult>;
}

const test = base.extend<object, { readonly stage: Stage }>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from this pattern.
    async ({}, use) => {
      const { kind, stop, ...place } = await openedTarget(TARGET, { cwd: process.cwd() });
      const kept: KeptDriver = keptDriver(place.driver);
      const play = async (scenario: Scenario): Promise<ScenarioResult> => {
        const report = await runCatalogue({
          scenarios: [scenario],
          catalogue: CATALOGUE,
          ...place,
          driver: kept.driver,
          target: TARGET,
          adapter: kind,
          command: `npx playwright test --grep ${scenario.id}`,
          selection: [],
          strict: false,
          knownFailures: [],
          callTimeoutMs: DEFAULT_CALL_TIMEOUT_MS,
        });
        const [result] = report.scenarios;
        if (result === undefined) throw new Error('A run of one scenario has one result.');
        return result;
      };
      await use({ play });
      await kept.end();
      await stop();
    },
    { scope: 'worker' },
  ],
});

/** One attachment: Playwright keeps a step with its stack for each, which took longer than the scenario. */
async function attach(info: TestInfo, { tokens, steps, checks }: ScenarioResult): Promise<void> {
  const body = JSON.stringify({ tokens, steps, checks }, null, 2);
  await info.attach('evidence', { body, contentType: 'application/json' });
}

/** The checks that do not hold, as the message of a failed test. */
function inWords(result: ScenarioResult): string {
  const lines = result.checks
    .filter((check) => check.status === 'failed' || check.status === 'not-judged')
    .map((check) => {
      const step = result.steps.find((one) => one.number === check.step)?.text ?? '';
      return `${check.requirement} ${check.level}, step ${check.step}: ${step}\n  expected  ${check.expected}\n  seen      ${check.seen}`;
    });
  return [result.sentence, result.reason ?? '', ...lines].join('\n');
}

function conclude(info: TestInfo, result: ScenarioResult): void {
  switch (result.outcome) {
    case 'passed':
      return;
    case 'not-applicable':
      test.skip(true, result.reason);
      return;
    case 'observed':
    case 'warning':
    case 'known':
      info.annotations.push({ type: result.outcome, description: inWords(result) });
      return;
    case 'failed':
      throw new Error(inWords(result));
    case 'not-judged':
      throw new Error(`It could not be judged.\n${inWords(result)}`);
  }
}

for (const theme of new Set(CATALOGUE.map((scenario) => scenario.theme))) {
  test.describe(theme, () => {
    for (const scenario of CATALOGUE.filter((one) => one.theme === theme)) {
      const tags = [`@${scenario.level}`, ...scenario.requirements.map((id) => `@${id}`)];
      test(scenario.id, { tag: tags }, async ({ stage }, info) => {
        const result = await stage.play(scenario);
        await attach(info, result);
        conclude(info, result);
      });
    }
  });
}
