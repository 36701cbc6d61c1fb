// The compliance report of a run of Vitest, and of blob reports that `vitest --merge-reports` puts together:
//
//   test: { reporters: ['default', 'mm-auth-conformance/vitest/reporter'] }
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import type { Part } from '../parts.ts';
import { closingLines, type ReporterOptions, reap } from '../report-folder.ts';
import { GROUP, partsIn } from './meta.ts';

/** What a module's tests handed over, and what they were to do. */
interface Gleaned {
  readonly planned: ReadonlyMap<string, readonly string[]>;
  readonly parts: readonly Part[];
}

function glean(modules: readonly TestModule[]): Gleaned {
  const planned = new Map<string, string[]>();
  const parts: Part[] = [];
  for (const suite of modules.flatMap((module) => [...module.children.suites()])) {
    if (!suite.name.startsWith(GROUP)) continue;
    const name = suite.name.slice(GROUP.length);
    const ids = planned.get(name) ?? [];
    for (const test of suite.children.allTests()) {
      const own = partsIn(test.meta());
      parts.push(...own);
      // A test that a filter left out is skipped, too, but has nothing to say.
      if (own.length > 0 || test.result().state !== 'skipped') ids.push(test.name);
    }
    parts.push(...partsIn(suite.meta()));
    if (ids.length > 0) planned.set(name, ids);
  }
  return { planned, parts };
}

/** Writes a compliance report. A verdict other than "passed" fails the run: skipped tests alone would not. */
export default class ConformanceReporter implements Reporter {
  readonly #options: ReporterOptions;
  #vitest: Vitest | undefined;

  constructor(options: ReporterOptions = {}) {
    this.#options = options;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    _errors: readonly unknown[],
    reason: TestRunEndReason,
  ): Promise<void> {
    const gleaned = glean(modules);
    if (gleaned.planned.size === 0) return;
    const shard = this.#vitest?.config.shard;
    const reaped = await reap(
      {
        ...gleaned,
        runner: 'Vitest',
        command: 'npx vitest run',
        interrupted: reason === 'interrupted',
        ...(shard === undefined ? {} : { shard: { index: shard.index, of: shard.count } }),
      },
      this.#options,
      this.#vitest?.config.root ?? process.cwd(),
    );
    for (const line of closingLines(reaped)) this.#vitest?.logger.log(line);
    if (reaped.some(({ report: { verdict } }) => verdict !== 'passed')) process.exitCode = 1;
  }
}
