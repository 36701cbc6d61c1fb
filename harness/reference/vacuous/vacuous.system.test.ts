// SDKs that do nothing of their work fail plenty, and pass no requirement that they do not keep.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { EXIT } from '../../cli/process/exit-code.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { spread } from '../../testing/spread.ts';
import { VACUOUS_SDKS } from './all.ts';

/** What each of them really keeps, and why. Whatever else passes has passed without being kept. */
const KEEPS: Readonly<Record<string, readonly string[]>> = {
  // It validates, sends its tokens where they belong, and nothing twice; that it says nothing of it is another matter.
  'never-calls-back': ['UDA-14', 'UDA-35', 'UDA-39'],
  // Its setter calls back with success, and no token hangs it or makes it crash.
  'always-succeeds': ['UDA-19', 'UDA-36'],
  // Its errors have a code and a description, and no token hangs it or makes it crash.
  'always-fails': ['UDA-16', 'UDA-36'],
  // It is a whole SDK but for its tokens: the first one is sent and stays where it belongs until the clean-up, bodies are
  // those that were given, refusals are passed on and are over.
  'sends-its-first-token': [
    ...['UDA-01', 'UDA-02', 'UDA-03', 'UDA-05', 'UDA-15', 'UDA-19', 'UDA-20', 'UDA-21', 'UDA-22'],
    ...['UDA-10', 'UDA-16', 'UDA-35', 'UDA-36', 'UDA-38', 'UDA-39', 'UDA-45'],
  ],
};

/** A part: what passes in the whole passes in it too, so a requirement that must not pass must not pass there. */
const part = new Set(spread(CATALOGUE, 8));
/** Requirements of which few scenarios tell: all of theirs are in the part. */
const FEW_TELL = ['UDA-09', 'UDA-11'];
const scenarios =
  process.env['MM_LONG'] === '1'
    ? CATALOGUE
    : CATALOGUE.filter(
        (one) => part.has(one) || (one.slow !== true && one.requirements.some((id) => FEW_TELL.includes(id))),
      );

for (const vacuous of VACUOUS_SDKS) {
  test(`${vacuous.id} fails`, async () => {
    const silent = vacuous.id === 'never-calls-back';
    const report = await runAdapter(
      vacuous.adapter,
      silent ? { scenarios, callTimeoutMs: 100, concurrency: 128 } : { scenarios, concurrency: 128 },
    );
    expect(EXIT[report.verdict]).toBe(1);

    const must = report.scenarios.filter((scenario) => scenario.level === 'MUST');
    const failed = must.filter((scenario) => scenario.outcome === 'failed');
    expect(failed.length).toBeGreaterThan(must.length / 4);

    const passed = report.requirements.filter((one) => one.outcome === 'passed').map((one) => one.id);
    expect(passed.filter((id) => KEEPS[vacuous.id]?.includes(id) !== true)).toEqual([]);
  });
}
