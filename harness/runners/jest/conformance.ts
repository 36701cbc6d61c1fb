// The catalogue in Jest: one test a scenario, named by its id. In a project of somebody's own:
//
//   const { conformance } = require('mm-auth-conformance/jest');
//   conformance({ sdk: 'module:./adapter.ts' });
//
// Built as one CommonJS file: Jest has a module system of its own. The SDK is played in a process that Jest has not changed.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScenarioResult } from '../../../reports/model.ts';
import { childPlayer } from '../child-player.ts';
import { conclusionOf, failure } from '../conclusion.ts';
import { type ConformanceOptions as AnyOptions, byTheme, suiteOf } from '../options.ts';
import type { Part } from '../parts.ts';
import type { WorkerPart } from '../worker-player.ts';
import { partsFileName, partsFolder } from './parts-folder.ts';

/** The options of `conformance` in Jest: what can go to another process. */
export interface ConformanceOptions extends Omit<AnyOptions, 'sdk' | 'onLog'> {
  /** The SDK: `module:PATH`, `command:COMMAND`, `page:URL`, `agent`, `reference` or `mutant:ID`. */
  readonly sdk?: string;
}

/** Jest's own functions, which it puts into every test file. */
declare const describe: (name: string, body: () => void) => void;
declare const test: (name: string, body: () => Promise<void>, timeoutMs: number) => void;
declare const afterAll: (body: () => Promise<void>, timeoutMs: number) => void;

/** The longest time-out that there is: each call into the SDK has a bound of its own. */
const NO_TIMEOUT_MS = 0x7fff_ffff;

/** Jest can skip no test that is under way: one that could not be judged fails, and says that it is not the SDK that did. */
function conclude(result: ScenarioResult): void {
  const conclusion = conclusionOf(result);
  if (conclusion.kind === 'fail') throw failure(conclusion.text);
  if (conclusion.kind === 'pass') {
    if (conclusion.note?.type === 'warning') console.warn(`warning (SHOULD): ${conclusion.note.text}`);
    return;
  }
  if (conclusion.type === 'not-judged')
    throw failure(`NOT JUDGED, which says nothing of the SDK. ${conclusion.text}`);
  console.info(`not applicable: ${conclusion.text}`);
}

/** Where this worker puts what the reporter makes its report of; nowhere, where there is no reporter. */
function writer(name: string, shard: Part['shard']): (parts: readonly WorkerPart[]) => void {
  const folder = partsFolder();
  if (folder === undefined) return () => {};
  mkdirSync(folder, { recursive: true });
  const path = join(folder, partsFileName());
  return (parts) => {
    for (const part of parts) {
      const whole: Part = { name, ...part, ...(shard === undefined ? {} : { shard }) };
      appendFileSync(path, `${JSON.stringify(whole)}\n`);
    }
  };
}

/**
 * Declares the catalogue's scenarios, or a part of them, as tests. `-t` and `--shard` (by files: give each a `part`) are Jest's;
 * its time-outs do not apply, since each call into the SDK has a bound of its own.
 * @throws UsageError `FILTER_MATCHES_NOTHING`
 */
export function conformance(options: ConformanceOptions = {}): void {
  const { name, scenarios, run, shard } = suiteOf(options);
  const player = childPlayer(run, join(__dirname, 'child.js'));
  const write = writer(name, shard);
  describe(`conformance of ${name}`, () => {
    for (const [theme, own] of byTheme(scenarios))
      describe(theme, () => {
        for (const { id } of own)
          test(
            id,
            async () => {
              const { result, parts } = await player.play(id);
              write(parts);
              conclude(result);
            },
            NO_TIMEOUT_MS,
          );
      });
    afterAll(async () => write(await player.end()), NO_TIMEOUT_MS);
  });
}
