// A run with its folder: a journal while it goes on, the report at its end.
import type { Report } from '../../reports/model.ts';
import { NotWhole, writeReport } from '../../reports/write.ts';
import type { RunEvent as EngineEvent } from '../engine/run/progress.ts';
import { lockFolder } from '../files/folder-lock.ts';
import { NotKept } from '../files/not-kept.ts';
import { prepareReportFolder } from '../files/report-folder.ts';
import { createJournal } from '../journal/write.ts';
import type { RunEvent } from './run-options.ts';

/**
 * Writes every file of a report. `journal`: what it can be made from again.
 * @throws NotKept, after what could be written is written.
 */
export async function writeWhole(report: Report, folder: string, journal?: string): Promise<void> {
  try {
    await writeReport(report, folder);
  } catch (cause) {
    const kept = cause instanceof NotWhole ? cause.written : [];
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new NotKept(why, { kept, journal }, { cause });
  }
}

/**
 * Does a run whose events are journalled in a folder, and writes its report there. A journal that cannot be kept is told as
 * a warning; one whose report is whole is taken away.
 * @throws UsageError `REPORT_DIR_UNUSABLE`, `REPORT_DIR_IN_USE` before, NotKept after the run.
 */
export async function recordedIn(
  reportDir: string,
  cwd: string,
  onEvent: ((event: RunEvent) => void) | undefined,
  work: (tell: (event: EngineEvent) => void) => Promise<Report>,
): Promise<Report> {
  const folder = await prepareReportFolder(reportDir, cwd);
  const unlock = lockFolder(folder.path);
  try {
    const journal = createJournal(folder.path);
    const report = await work((event) => {
      journal.onEvent(event);
      onEvent?.(event);
    });
    const problem = journal.problem();
    if (problem !== undefined) onEvent?.({ kind: 'warning', text: `no journal was kept: ${problem}` });
    // Where the report is not whole, the journal stays.
    await writeWhole(report, folder.path, problem === undefined ? journal.path : undefined);
    journal.discard();
    return report;
  } catch (error) {
    unlock();
    return folder.giveUp(error);
  } finally {
    unlock();
  }
}
