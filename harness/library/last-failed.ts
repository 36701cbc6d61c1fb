// What did not hold in the run before: for whoever mends it and runs again.
import type { Report } from '../../reports/model.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { UsageError } from '../base/usage-error.ts';
import { readReportFile } from '../files/report-files.ts';

/** The scenarios of a report that failed or could not be judged; where a SHOULD counts, a warning is a failure. */
function failedIn(report: Report, strict: boolean): ReadonlySet<string> {
  const bad = report.scenarios.filter(
    ({ outcome }) => outcome === 'failed' || outcome === 'not-judged' || (strict && outcome === 'warning'),
  );
  return new Set(bad.map(({ id }) => id));
}

/**
 * Those of the selected scenarios that did not hold in the report of a folder; undefined: all of them did.
 * @throws UsageError `NO_LAST_RUN` when there is no report.
 */
export async function lastFailed(
  selected: readonly Scenario[],
  { reportDir, cwd, strict }: { readonly reportDir: string; readonly cwd: string; readonly strict: boolean },
): Promise<readonly Scenario[] | undefined> {
  const report = await readReportFile(reportDir, cwd).catch((cause: unknown) => {
    if (!(cause instanceof UsageError) || cause.code !== 'NO_SUCH_FILE') throw cause;
    throw new UsageError(
      'NO_LAST_RUN',
      `There is no report of an earlier run in ${reportDir}.`,
      'Run once without --last-failed, or name its folder with --report-dir.',
      { cause },
    );
  });
  const failed = failedIn(report, strict);
  const again = selected.filter(({ id }) => failed.has(id));
  return again.length === 0 ? undefined : again;
}
