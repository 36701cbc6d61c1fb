// All three runners' own programs with shards that are put together, and with an SDK that cannot be judged (`npm run long`).
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Report } from '../../reports/model.ts';
import { paced } from '../testing/pace.ts';
import { RUNNERS, reportIn, runnerProject, start, write } from '../testing/runner-project.ts';

/** So that four shards have something each. */
const ids = ['application-code/*', 'jwt/valid/plain/fetchUser/*'];
const CLI = { program: resolve('dist/harness/cli/main.js') };
const SHARDS = [1, 2, 3, 4];

let folder: string;
test.beforeEach(() => {
  folder = runnerProject();
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a machine leaves, and where the one that puts the parts together looks for it. */
const LEFT: Readonly<Record<string, (at: number) => readonly [from: string, to: string]>> = {
  playwright: (at) => [`blob-report/report-${at}.zip`, `all/report-${at}.zip`],
  vitest: (at) => [`blobs/${at}.json`, `all/${at}.json`],
  jest: (at) => ['conformance-report', `all/${at}`],
};

/** Puts the parts of these machines together. */
function merged(name: string, parts: readonly number[]): Report {
  const { merge, ...runner } = RUNNERS[name] ?? raise(name);
  rmSync(join(folder, 'all'), { recursive: true, force: true });
  for (const at of parts) {
    const [from, to] = LEFT[name]?.(at) ?? raise(name);
    cpSync(join(folder, `kept-${at}`, from), join(folder, to), { recursive: true });
  }
  if (merge !== undefined) start(runner, merge, folder);
  else start(CLI, ['merge', ...parts.map((at) => `all/${at}`)], folder);
  return reportIn(folder);
}

function raise(name: string): never {
  throw new Error(`no runner ${name}`);
}

const outcomes = ({ scenarios }: Report) => scenarios.map(({ id, outcome }) => `${id} ${outcome}`).sort();

for (const [name, runner] of Object.entries(RUNNERS))
  test.describe(name, () => {
    test.describe.configure({ timeout: paced(600_000) });

    test('an SDK that cannot be judged is not green, and not failed', () => {
      write(folder, runner, { ids, sdk: 'module:./nothing.mjs' });
      const methods = [
        'initialize',
        'createSdk',
        'setUserDataJwt',
        'invoke',
        'setClock',
        'disposeSdk',
        'shutdown',
      ];
      writeFileSync(
        join(folder, 'nothing.mjs'),
        `const no = async () => { throw new Error('not today'); };\nexport default { ${methods.map((one) => `${one}: no`).join(', ')} };\n`,
      );
      const { status, out } = start(runner, runner.args, folder);
      expect(status, out).toBe(1);
      expect(out).toContain('not today');
      expect(reportIn(folder).counts).toMatchObject({ judged: 0, failed: 0 });
      expect(reportIn(folder).verdict).toBe('incomplete');
    });

    test('four shards put together say what one run says; three of them are incomplete', () => {
      for (const [sdk, verdict] of [
        ['reference', 'incomplete'],
        ['mutant:lower-case-bearer', 'failed'],
      ] as const) {
        write(folder, runner, { ids, sdk }, runner.files);
        start(runner, runner.args, folder);
        const one = reportIn(folder);
        for (const at of SHARDS) {
          start(runner, [...runner.args, ...runner.shard(at, SHARDS.length)], folder);
          const [from] = LEFT[name]?.(at) ?? raise(name);
          cpSync(join(folder, from), join(folder, `kept-${at}`, from), { recursive: true });
        }
        const whole = merged(name, SHARDS);
        expect(outcomes(whole)).toEqual(outcomes(one));
        expect([whole.verdict, whole.counts]).toEqual([one.verdict, one.counts]);
        expect(merged(name, [1, 2, 4]).verdict).toBe(verdict);
      }
    });
  });
