// What a report says besides what was judged: the build, the address, and what changed since an older report.
import type { Report } from '../../reports/model.ts';
import { withSince } from '../../reports/since.ts';
import { UsageError } from '../base/usage-error.ts';
import { readReportFile } from '../files/report-files.ts';
import type { RunOptions } from './run-options.ts';

/** Completes a report; the same one always gives the same object. */
export type Completing = (report: Report) => Report;

/** The older report that the options name; undefined: they name none. */
async function baselineOf({ baseline, cwd }: RunOptions): Promise<Report | undefined> {
  return baseline === undefined ? undefined : readReportFile(baseline, cwd);
}

/** The report that lies in the folder already; one that cannot be read is no reason to say anything. */
async function lastOf({ reportDir, cwd }: RunOptions): Promise<Report | undefined> {
  if (reportDir === undefined) return undefined;
  try {
    return await readReportFile(reportDir, cwd);
  } catch {
    return undefined;
  }
}

/** A report that nobody named counts only where both are of the same thing. */
function isSameThing(older: Report, newer: Report): boolean {
  return (
    older.subject === newer.subject &&
    older.sdk.name === newer.sdk.name &&
    older.sdk.platform === newer.sdk.platform &&
    older.catalogue.hash === newer.catalogue.hash &&
    older.run.selection.join() === newer.run.selection.join()
  );
}

/** @throws UsageError `COMMAND_LINE` */
function checkedUrl(url: string): string {
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  if (protocol === 'http:' || protocol === 'https:') return url;
  throw new UsageError(
    'COMMAND_LINE',
    `"${url}" is no address of a report.`,
    'Give one that begins with https://',
  );
}

/**
 * Reads what is needed before the run replaces it, and gives what completes the run's report.
 * @throws UsageError `NO_SUCH_FILE` or `REPORT_INVALID` of the baseline, `COMMAND_LINE` of the address.
 */
export async function sayingOf(options: RunOptions): Promise<Completing> {
  const { sdkBuild, reportUrl } = options;
  const url = reportUrl === undefined ? undefined : checkedUrl(reportUrl);
  const named = await baselineOf(options);
  const last = named === undefined ? await lastOf(options) : undefined;
  const done = new WeakMap<Report, Report>();
  return (report) => {
    const before = done.get(report);
    if (before !== undefined) return before;
    const said: Report = {
      ...report,
      run: { ...report.run, ...(url === undefined ? {} : { reportUrl: url }) },
      sdk: { ...report.sdk, ...(sdkBuild === undefined ? {} : { build: sdkBuild }) },
    };
    const older = named ?? (last !== undefined && isSameThing(last, report) ? last : undefined);
    const complete = older === undefined ? said : withSince(said, older);
    done.set(report, complete);
    return complete;
  };
}
