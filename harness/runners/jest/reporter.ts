// The compliance report of a run of Jest:
//
//   reporters: ['default', 'mm-auth-conformance/jest/reporter']
//
// The parts of several machines are put together with `mm-auth-conformance merge`: Jest has no blob reports.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Part } from '../parts.ts';
import { closingLines, type ReporterOptions, reap } from '../report-folder.ts';
import { namePartsFolder } from './parts-folder.ts';

/** What is read of Jest's configuration and results. */
interface GlobalConfig {
  readonly rootDir: string;
  readonly shard?: { readonly shardIndex: number; readonly shardCount: number };
}
interface Results {
  readonly wasInterrupted: boolean;
  readonly testResults: readonly {
    readonly testResults: readonly {
      readonly title: string;
      readonly ancestorTitles: readonly string[];
      readonly status: string;
    }[];
  }[];
}

const GROUP = 'conformance of ';

/** The scenarios that Jest was to run, by the report's name: tests that a filter left out are pending. */
function plannedIn({ testResults }: Results): Map<string, string[]> {
  const planned = new Map<string, string[]>();
  for (const { title, ancestorTitles, status } of testResults.flatMap((file) => file.testResults)) {
    const [group = ''] = ancestorTitles;
    if (!group.startsWith(GROUP) || status === 'pending') continue;
    const name = group.slice(GROUP.length);
    planned.set(name, [...(planned.get(name) ?? []), title]);
  }
  return planned;
}

function partsIn(folder: string): readonly Part[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Part.parse(JSON.parse(line))),
  );
}

/** Writes a compliance report. A verdict other than "passed" fails the run. */
export default class ConformanceReporter {
  readonly #config: GlobalConfig;
  readonly #options: ReporterOptions;
  readonly #folder: string;
  #error: Error | undefined;

  constructor(config: GlobalConfig, options: ReporterOptions = {}) {
    this.#config = config;
    this.#options = options;
    this.#folder = mkdtempSync(join(tmpdir(), 'mm-auth-jest-'));
    namePartsFolder(this.#folder);
  }

  async onRunComplete(_contexts: unknown, results: Results): Promise<void> {
    try {
      const planned = plannedIn(results);
      if (planned.size === 0) return;
      const { shard, rootDir } = this.#config;
      const reaped = await reap(
        {
          planned,
          parts: partsIn(this.#folder),
          runner: 'Jest',
          command: 'npx jest',
          interrupted: results.wasInterrupted,
          ...(shard === undefined ? {} : { shard: { index: shard.shardIndex, of: shard.shardCount } }),
        },
        this.#options,
        rootDir,
      );
      for (const line of closingLines(reaped)) process.stderr.write(`${line}\n`);
      const bad = reaped.find(({ report }) => report.verdict !== 'passed');
      if (bad !== undefined) this.#error = new Error(bad.report.headline);
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Jest's way for a reporter to fail a run. */
  getLastError(): Error | undefined {
    return this.#error;
  }
}
