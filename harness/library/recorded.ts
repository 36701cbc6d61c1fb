// A run with its folder: a journal while it goes on, the report at its end.
import type { Report } from '../../reports/model.ts';
import { writeReport } from '../../reports/write.ts';
import { UsageError } from '../base/usage-error.ts';
import type { RunEvent as EngineEvent } from '../engine/run/progress.ts';
import { prepareReportFolder } from '../files/report-folder.ts';
import { createJournal } from '../journal/write.ts';
import type { RunEvent } from './run-options.ts';

/**
 * Writes every file of a report.
 * @throws UsageError `REPORT_NOT_WRITTEN`, after what could be written is written.
 */
export async function writeWhole(report: Report, folder: string): Promise<void> {
  try {
    await writeReport(report, folder);
  } catch (cause) {
    throw new UsageError(
      'REPORT_NOT_WRITTEN',
      `The report could not be written whole: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Make room, or name another folder with --report-dir.',
      { cause },
    );
  }
}

/**
 * Does a run whose events are journalled in a folder, and writes its report there. A journal that cannot be kept is told as
 * a warning; one whose report is whole is taken away.
 * @throws UsageError `REPORT_DIR_UNUSABLE` before, `REPORT_NOT_WRITTEN` after the run.
 */
export async function recordedIn(
  reportDir: string,
  cwd: string,
  onEvent: ((event: RunEvent) => void) | undefined,
  work: (tell: (event: EngineEvent) => void) => Promise<Report>,
): Promise<Report> {
  const folder = await prepareReportFolder(reportDir, cwd);
  const journal = createJournal(folder.path);
  const report = await work((event) => {
    journal.onEvent(event);
    onEvent?.(event);
  }).catch(folder.giveUp);
  const problem = journal.problem();
  if (problem !== undefined) onEvent?.({ kind: 'warning', text: `no journal was kept: ${problem}` });
  // Where the report is not whole, the journal stays.
  await writeWhole(report, folder.path);
  journal.discard();
  return report;
}
