// compare --sdk A --sdk B: both are run, one after the other, and what they did is put side by side.
import { join } from 'node:path';
import type { Report } from '../../../../reports/model.ts';
import { writeReport } from '../../../../reports/write.ts';
import { CATALOGUE } from '../../../../scenarios/catalogue.ts';
import { commandText } from '../../../base/command-text.ts';
import { runTarget } from '../../../engine/run/run-target.ts';
import { selectionInWords } from '../../../engine/selection/in-words.ts';
import { select } from '../../../engine/selection/select.ts';
import { prepareReportFolder, type ReportFolder } from '../../../files/report-folder.ts';
import { showProgress } from '../../console/progress.ts';
import { publishDifferential } from '../../files/publish-comparison.ts';
import { type SelectionOptions, selectionOf } from '../../options/selection-options.ts';
import { openOptionsOf, type TargetOptions } from '../../options/target-options.ts';
import type { Io } from '../../process/io.ts';

/** What is compared, and how the SDKs are run. */
export interface CompareSdks extends SelectionOptions, Omit<TargetOptions, 'sdk'> {
  readonly sdks: readonly [string, string];
  /** Ids of scenarios, or globs over them. */
  readonly id?: readonly string[];
  readonly reportDir: string;
  readonly timeout: number;
  readonly quiet: boolean;
}

/** The folders of the two reports, below that of the comparison. */
const FOLDERS = ['first', 'second'] as const;

async function runOne(target: string, options: CompareSdks, folder: ReportFolder, io: Io): Promise<Report> {
  const ids = options.id ?? [];
  const progress = showProgress(io, options.quiet);
  return runTarget({
    ...openOptionsOf(options, io),
    target,
    scenarios: select(CATALOGUE, selectionOf(ids, options)),
    catalogue: CATALOGUE,
    selection: selectionInWords(selectionOf(ids, options)),
    command: commandText(io.argv),
    strict: false,
    knownFailures: [],
    callTimeoutMs: options.timeout,
    signal: io.signal,
    onEvent: progress.onEvent,
  })
    .catch(folder.giveUp)
    .finally(progress.end);
}

/** Runs both SDKs, publishes a report of each, and what they do differently. */
export async function compareSdks(options: CompareSdks, io: Io): Promise<void> {
  const folder = await prepareReportFolder(options.reportDir, io.cwd);
  const reports: Report[] = [];
  for (const [at, target] of options.sdks.entries()) {
    const report = await runOne(target, options, folder, io);
    await writeReport(report, join(folder.path, FOLDERS[at] ?? String(at)));
    reports.push(report);
  }
  const [first, second] = reports;
  if (first === undefined || second === undefined) return;
  const links = FOLDERS.map((name) => `${name}/index.html`);
  await publishDifferential(first, second, { folder: options.reportDir, links }, io);
}
