// The folder that a report goes into.
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';

/** A folder that is there and waits for a report. */
export interface ReportFolder {
  readonly path: string;
  /** There will be no report: takes away what was made for it, unless something was measured; throws the error on. */
  readonly giveUp: (error: unknown) => Promise<never>;
}

/**
 * Makes the report folder before the work begins: one that cannot be made must not cost a run.
 * @throws UsageError `REPORT_DIR_UNUSABLE`.
 */
export async function prepareReportFolder(folder: string, cwd: string): Promise<ReportFolder> {
  const path = resolve(cwd, folder);
  try {
    const made = await mkdir(path, { recursive: true });
    return {
      path,
      giveUp: async (error) => {
        if (made !== undefined && error instanceof UsageError)
          await rm(made, { recursive: true, force: true });
        throw error;
      },
    };
  } catch (error) {
    throw new UsageError(
      'REPORT_DIR_UNUSABLE',
      `The report folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
      'Name another one with --report-dir.',
      { cause: error },
    );
  }
}
