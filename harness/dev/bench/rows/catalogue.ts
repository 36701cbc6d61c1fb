// Rows a, b, c: the whole catalogue against its floor, against a Vitest file, and in Playwright Test.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Bench, built, fewer, ROOT, type Row, run } from '../bench.ts';
import { inTurn } from '../rounds.ts';
import { vitestFile } from '../subjects/vitest-file.ts';
import { linesOf } from '../table.ts';
import { usageOf } from '../usage.ts';

/** The part of the catalogue that a row takes: all of it, or every n-th scenario. */
const share = ({ quick }: Bench) => (quick ? '1/20' : '1/1');
const floor = (bench: Bench) =>
  usageOf({ args: [built('harness/dev/bench/subjects/floor.js'), share(bench)] });
const whole = (bench: Bench) => usageOf(run(bench, ['--shard', share(bench)]));

/** a. The same SDK calls under MSW, without anything of this tool around them. */
export const AGAINST_FLOOR: Row = {
  letter: 'a',
  title: 'the catalogue against its floor: the same SDK calls under MSW, nothing around them',
  lines: async (bench) =>
    linesOf('a', await inTurn({ floor: () => floor(bench), run: () => whole(bench) }, bench.rounds)),
};

/** Where Vitest is given its file: within the project, where it finds what it imports. */
const VITEST_FOLDER = join(ROOT, 'node_modules/.cache/mm-auth-bench');

async function withVitestFile<T>(bench: Bench, work: (args: readonly string[]) => Promise<T>): Promise<T> {
  mkdirSync(VITEST_FOLDER, { recursive: true });
  writeFileSync(join(VITEST_FOLDER, 'catalogue.test.mjs'), await vitestFile(share(bench)));
  // What is built already needs nothing more done to it.
  const config = 'export default { test: { server: { deps: { external: [/dist/] } } } };\n';
  writeFileSync(join(VITEST_FOLDER, 'vitest.config.mjs'), config);
  try {
    const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
    return await work([vitest, 'run', '--root', VITEST_FOLDER, '--reporter=dot']);
  } finally {
    rmSync(VITEST_FOLDER, { recursive: true, force: true });
  }
}

/** b. One Vitest file with a test for each scenario, as a team would write it by hand. */
export const AGAINST_VITEST: Row = {
  letter: 'b',
  title: 'the catalogue against a Vitest + MSW file with as many tests',
  lines: (bench) =>
    withVitestFile(bench, async (args) =>
      linesOf(
        'b',
        await inTurn({ 'Vitest + MSW': () => usageOf({ args }), run: () => whole(bench) }, fewer(bench, 7)),
      ),
    ),
};

/** c. A tenth of the catalogue in Playwright Test: the whole of it would take the time of all other rows. */
export const IN_PLAYWRIGHT: Row = {
  letter: 'c',
  title: 'a tenth of the catalogue, and in Playwright Test',
  lines: async (bench) => {
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
    const part = bench.quick ? '1/50' : '1/10';
    const args = [cli, 'test', '--project=catalogue', `--shard=${part}`, '--reporter=dot'];
    const subjects = {
      [`run, ${part}`]: () => usageOf(run(bench, ['--shard', part])),
      [`Playwright Test, ${part}`]: () =>
        usageOf({ args: [...args, `--output=${bench.folder}/playwright`], cwd: ROOT }),
    };
    return linesOf('c', await inTurn(subjects, fewer(bench, 7)));
  },
};
