// The end of every command that makes a report: the files, the summary, the exit code.
import { join, relative } from 'node:path';
import type { Report } from '../../reports/model.ts';
import { writeReport } from '../../reports/write.ts';
import { renderSummary } from './console/summary.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';

/** Writes a report into its folder, prints its summary, and has its verdict as the exit code. */
export async function publishReport(report: Report, folder: string, io: Io): Promise<void> {
  await writeReport(report, folder);
  const shown = relative(io.cwd, join(folder, 'index.html'));
  io.out(renderSummary(report, shown, io.colour));
  io.exitCode = EXIT[report.verdict];
}
