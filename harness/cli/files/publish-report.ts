// The end of every command that makes a report: the files, the summary, the exit code.
import { join, relative } from 'node:path';
import type { Report } from '../../../reports/model.ts';
import { writeReport } from '../../../reports/write.ts';
import { UsageError } from '../../base/usage-error.ts';
import { renderSummary } from '../console/summary.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';

/** A path as people read it: from here, unless it lies elsewhere. */
function shownPath(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/**
 * Writes a report into its folder, prints its summary, and has its verdict as the exit code.
 * @throws UsageError `REPORT_NOT_WRITTEN`, after what could be written is written and the summary is printed.
 */
export async function publishReport(report: Report, folder: string, io: Io): Promise<void> {
  const problem = await writeReport(report, folder).then(
    () => undefined,
    (cause: unknown) => ({ cause, why: cause instanceof Error ? cause.message : String(cause) }),
  );
  io.out(renderSummary(report, shownPath(join(folder, 'index.html'), io.cwd), io.colour));
  io.exitCode = EXIT[report.verdict];
  if (problem === undefined) return;
  throw new UsageError(
    'REPORT_NOT_WRITTEN',
    `The report could not be written whole: ${problem.why}`,
    'Make room, or name another folder with --report-dir.',
    { cause: problem.cause },
  );
}
