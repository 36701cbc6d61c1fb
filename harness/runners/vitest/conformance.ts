// The catalogue in Vitest: one test a scenario, named by its id. In a project of somebody's own:
//
//   import { conformance } from 'mm-auth-conformance/vitest';
//   conformance({ sdk: 'module:./adapter.ts' });
import { fileURLToPath } from 'node:url';
import { afterAll, describe, type TestContext, test } from 'vitest';
import type { ScenarioResult } from '../../../reports/model.ts';
import { childPlayer } from '../child-player.ts';
import { conclusionOf, failure } from '../conclusion.ts';
import { byTheme, type ConformanceOptions, type Suite, suiteOf } from '../options.ts';
import type { Part } from '../parts.ts';
import { type WorkerPart, type WorkerPlayer, workerPlayer } from '../worker-player.ts';
import { addParts, GROUP } from './meta.ts';

const CHILD = fileURLToPath(new URL('../child.js', import.meta.url));

/** In this process where the SDK was handed over as a value; else in one of its own, which Vitest has not changed. */
function playerFor({ run }: Suite): WorkerPlayer {
  const { sdk, onLog } = run;
  return typeof sdk === 'function' || typeof sdk === 'object' || onLog !== undefined
    ? workerPlayer(run)
    : childPlayer(run, CHILD);
}

async function conclude(context: TestContext, result: ScenarioResult): Promise<void> {
  const conclusion = conclusionOf(result);
  if (conclusion.kind === 'fail') throw failure(conclusion.text);
  if (conclusion.kind === 'skip') return context.skip(conclusion.text);
  const { note } = conclusion;
  if (note !== undefined) await context.annotate(note.text, note.type === 'warning' ? 'warning' : 'notice');
}

/**
 * Declares the catalogue's scenarios, or a part of them, as tests. `-t`, `--shard` (by files: give each a `part`) and `--retry`
 * are Vitest's; its time-outs do not apply, since each call into the SDK has a bound of its own.
 * @throws UsageError `FILTER_MATCHES_NOTHING`
 */
export function conformance(options: ConformanceOptions = {}): void {
  const suite = suiteOf(options);
  const player = playerFor(suite);
  const { name, shard } = suite;
  const whole = (parts: readonly WorkerPart[]) =>
    parts.map((part): Part => ({ name, ...part, ...(shard === undefined ? {} : { shard }) }));
  describe(`${GROUP}${name}`, () => {
    for (const [theme, own] of byTheme(suite.scenarios))
      describe(theme, () => {
        for (const { id } of own)
          test(id, { timeout: 0 }, async (context) => {
            const { result, parts } = await player.play(id);
            addParts(context.task.meta, whole(parts));
            await conclude(context, result);
          });
      });
    // What became known of earlier scenarios stands with the group, which outlives its tests.
    afterAll(async (group) => addParts(group.meta, whole(await player.end())), 0);
  });
}
