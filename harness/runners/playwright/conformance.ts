// The catalogue in Playwright Test: one test a scenario, named by its id. In a project of somebody's own:
//
//   import { conformance } from 'mm-auth-conformance/playwright';
//   conformance({ sdk: 'module:./adapter.ts' });
import { test as base, type TestInfo, type TestType } from '@playwright/test';
import type { ScenarioResult } from '../../../reports/model.ts';
import { conclusionOf, failure } from '../conclusion.ts';
import { byTheme, type ConformanceOptions, suiteOf } from '../options.ts';
import type { Part } from '../parts.ts';
import { type WorkerPart, type WorkerPlayer, workerPlayer } from '../worker-player.ts';
import { MARK, PART } from './names.ts';

/** The fixture that a conformance test has. */
export interface ConformanceFixtures {
  /** Plays scenarios of the catalogue on an SDK that is opened once in each worker. */
  readonly conformancePlayer: WorkerPlayer;
}

/**
 * `test` with a fixture that plays scenarios on this SDK: for tests of somebody's own.
 * @throws UsageError `FILTER_MATCHES_NOTHING`
 */
export function conformanceTest(options: ConformanceOptions = {}): TestType<object, ConformanceFixtures> {
  const { run } = suiteOf(options);
  return base.extend<object, ConformanceFixtures>({
    conformancePlayer: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from this pattern.
      async ({}, use) => {
        const player = workerPlayer(run);
        await use(player);
        await player.end();
      },
      { scope: 'worker', timeout: 0 },
    ],
  });
}

/** Attaches without a step of its own: Playwright keeps each with its stack, which takes longer than a scenario. */
function attach(info: TestInfo, name: string, value: unknown, indent?: number): void {
  const body = Buffer.from(JSON.stringify(value, null, indent));
  info.attachments.push({ name, contentType: 'application/json', body });
}

/** Attaches what the reporter makes its report of. */
function handOver(info: TestInfo, name: string, parts: readonly WorkerPart[]): void {
  const { shard } = info.config;
  const cut = shard === null ? {} : { shard: { index: shard.current, of: shard.total } };
  for (const part of parts) attach(info, PART, { name, ...part, ...cut } satisfies Part);
}

function conclude(info: TestInfo, result: ScenarioResult): void {
  const conclusion = conclusionOf(result);
  if (conclusion.kind === 'fail') throw failure(conclusion.text);
  if (conclusion.kind === 'pass') {
    const { note } = conclusion;
    if (note !== undefined) info.annotations.push({ type: note.type, description: note.text });
    return;
  }
  info.annotations.push({ type: conclusion.type, description: conclusion.text });
  info.skip(true, conclusion.text);
}

/**
 * What a worker has seen: skipped tests alone are green, and where nothing could be judged, that is not what happened. The
 * first test says so itself, before it is skipped: Playwright does not play again what was skipped, and takes it for well.
 */
class Tally {
  #judged = 0;

  count({ outcome, reason = '' }: ScenarioResult): void {
    if (outcome !== 'not-judged') this.#judged += 1;
    else if (this.#judged === 0) throw new Error(`Nothing could be judged. ${reason}`);
  }
}

/**
 * Declares the catalogue's scenarios, or a part of them, as tests. `--grep`, `--shard`, `workers` and `retries` are Playwright
 * Test's; its time-outs do not apply, since each call into the SDK has a bound of its own.
 * @throws UsageError `FILTER_MATCHES_NOTHING`
 */
export function conformance(options: ConformanceOptions = {}): void {
  const { name, scenarios } = suiteOf(options);
  const test = conformanceTest(options);
  const tally = new Tally();
  const annotation = { type: MARK, description: name };
  base.describe(() => {
    base.describe.configure({ mode: 'parallel' });
    for (const [theme, own] of byTheme(scenarios))
      base.describe(theme, () => {
        for (const { id, level, requirements } of own) {
          const tag = [level, ...requirements].map((one) => `@${one}`);
          test(id, { tag, annotation }, async ({ conformancePlayer }, info) => {
            info.setTimeout(0);
            const { result, parts } = await conformancePlayer.play(id);
            handOver(info, name, parts);
            // Of a scenario that somebody will look into.
            const { outcome, tokens, steps, checks } = result;
            if (outcome !== 'passed') attach(info, 'evidence', { tokens, steps, checks }, 2);
            tally.count(result);
            conclude(info, result);
          });
        }
      });
    test.afterAll(async ({ conformancePlayer }, info) => {
      info.setTimeout(0);
      handOver(info, name, await conformancePlayer.end());
    });
  });
}
