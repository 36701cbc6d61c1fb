// The end of every command that makes a report: the files, the summary, the exit code.
import { join, relative } from 'node:path';
import type { Report } from '../../../reports/model.ts';
import { writeWhole } from '../../library/recorded.ts';
import { annotations } from '../console/annotations.ts';
import { renderSummary } from '../console/summary.ts';
import { EXIT } from '../process/exit-code.ts';
import type { Io } from '../process/io.ts';

/** A path as people read it: from here, unless it lies elsewhere. */
function shownPath(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/** Prints a report's summary, and has its verdict as the exit code. `folder`: where its files lie. */
export function conclude(report: Report, folder: string, io: Io): void {
  io.out(renderSummary(report, shownPath(join(folder, 'index.html'), io.cwd), io.colour));
  const beside = io.env['GITHUB_ACTIONS'] === 'true' ? annotations(report) : [];
  for (const line of beside) io.out(`${line}\n`);
  io.exitCode = EXIT[report.verdict];
}

/**
 * Writes a report into its folder and concludes with it.
 * @throws NotKept, after what could be written is written and the summary is printed.
 */
export async function publishReport(report: Report, folder: string, io: Io): Promise<void> {
  try {
    await writeWhole(report, folder);
  } finally {
    conclude(report, folder, io);
  }
}
