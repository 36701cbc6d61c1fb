// The compliance report of a run of Playwright Test, and of blob reports that `playwright merge-reports` puts together:
//
//   reporter: [['list'], ['mm-auth-conformance/playwright/reporter']]
import { readFileSync } from 'node:fs';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
} from '@playwright/test/reporter';
import { Part } from '../parts.ts';
import { closingLines, type ReporterOptions, reap } from '../report-folder.ts';
import { MARK, PART } from './names.ts';

/** The report that a test belongs to: a project of Playwright's is an SDK of its own. */
function reportName(name: string, test: TestCase): string {
  const project = test.parent.project()?.name ?? '';
  return project === '' ? name : `${name} ${project}`;
}

function read({ body, path }: TestResult['attachments'][number]): string {
  return body?.toString('utf8') ?? (path === undefined ? '' : readFileSync(path, 'utf8'));
}

/** Writes a compliance report. A verdict other than "passed" fails the run: skipped tests alone would not. */
export default class ConformanceReporter implements Reporter {
  readonly #options: ReporterOptions;
  readonly #planned = new Map<string, string[]>();
  readonly #parts: Part[] = [];
  #config: FullConfig | undefined;

  constructor(options: ReporterOptions = {}) {
    this.#options = options;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#config = config;
    for (const test of suite.allTests()) {
      const name = test.annotations.find(({ type }) => type === MARK)?.description;
      if (name === undefined) continue;
      const key = reportName(name, test);
      this.#planned.set(key, [...(this.#planned.get(key) ?? []), test.title]);
    }
  }

  onTestEnd(test: TestCase, { attachments }: TestResult): void {
    for (const one of attachments) {
      if (one.name !== PART) continue;
      const part = Part.parse(JSON.parse(read(one)));
      this.#parts.push({ ...part, name: reportName(part.name, test) });
    }
  }

  async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    const { shard = null } = this.#config ?? {};
    if (this.#planned.size === 0) return undefined;
    const reaped = await reap(
      {
        parts: this.#parts,
        planned: this.#planned,
        runner: 'Playwright Test',
        command: 'npx playwright test',
        interrupted: status === 'interrupted' || status === 'timedout',
        ...(shard === null ? {} : { shard: { index: shard.current, of: shard.total } }),
      },
      this.#options,
      process.cwd(),
    );
    for (const line of closingLines(reaped)) process.stdout.write(`${line}\n`);
    const passed = reaped.every(({ report: { verdict } }) => verdict === 'passed');
    return passed || status !== 'passed' ? undefined : { status: 'failed' };
  }
}
